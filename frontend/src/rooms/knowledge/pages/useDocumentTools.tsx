import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { foldersQuery, knowledgeChanged, placeOf, uploads, useUploads } from '../api';
import { type DocumentVerb, isWorking, type KnowledgeDocument, verbsFor } from '../model';
import { DocumentMenu } from '../parts/DocumentMenu';
import { UploadList } from '../parts/UploadList';
import { DocumentDialogs } from './DocumentDialogs';
import { useDocumentDeeds } from './useDocumentDeeds';

type Tools = { tools: ReactNode; going: ReactNode; act: (doc: KnowledgeDocument, verb: DocumentVerb) => void };
const nothing = () => undefined;

/** What is done with the one document that is shown; once it is deleted there is nothing to show. */
export function useDocumentTools(doc: KnowledgeDocument): Tools {
  const go = useNavigate();
  const deeds = useDocumentDeeds(nothing);
  const [open, setOpen] = useState(false);
  const { knowledge_id: collection } = doc;
  const folders = useQuery({ ...foldersQuery(collection ?? ''), enabled: collection !== null && deeds.wish !== null }).data ?? [];
  const where = placeOf(doc.id);
  const going = useUploads().filter((one) => one.where === where);
  useRenewed(doc, where);
  const act = (one: KnowledgeDocument, verb: DocumentVerb) => {
    deeds.act(one, verb);
    if (verb !== 'delete') return;
    if (collection) void go({ to: '/workspace/knowledge/$id', params: { id: collection } });
    else void go({ to: '/workspace/knowledge' });
  };
  // A document of a model alone is in no folder, and goes with its model.
  const verbs = verbsFor(doc).filter((verb) => verb !== 'open' && (collection !== null || (verb !== 'move' && verb !== 'delete')));
  const tools = (
    <>
      <DocumentMenu doc={doc} verbs={verbs} opened={open} onToggle={setOpen} onAct={act} />
      <DocumentDialogs
        where={where}
        folder=""
        folders={folders.map(({ name }) => name)}
        adding={null}
        wish={deeds.wish}
        onMove={deeds.move}
        onClose={deeds.done}
      />
    </>
  );
  const list = <UploadList items={going} onAgain={(key) => uploads.again(key)} onDrop={(keys) => uploads.drop(keys)} />;
  return { tools, going: list, act };
}

/** Another content is read as soon as it is there, and shown once it is ready. */
function useRenewed(doc: KnowledgeDocument, where: string) {
  const queries = useQueryClient();
  useEffect(() => uploads.onArrival((place) => void (place === where && knowledgeChanged(queries))), [where, queries]);
  const working = isWorking(doc);
  const before = useRef(working);
  useEffect(() => {
    if (before.current && !working)
      for (const what of ['text', 'passages', 'passage']) void queries.invalidateQueries({ queryKey: ['documents', what, doc.id] });
    before.current = working;
  }, [working, doc.id, queries]);
}
