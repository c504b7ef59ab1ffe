import { Checkbox } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { type CSSProperties, memo, type ReactNode, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/i18n/format';
import { type DocumentVerb, type KnowledgeDocument, verbsFor } from '../model';
import { DocumentMenu } from './DocumentMenu';
import { DocumentState } from './DocumentState';

type Props = {
  doc: KnowledgeDocument;
  at: number;
  of: number;
  style: CSSProperties | undefined;
  rowRef: Ref<HTMLLIElement> | null;
  /** Null where documents cannot be chosen. */
  chosen: boolean | null;
  link: (doc: KnowledgeDocument) => ReactNode;
  onChoose: (id: string, on: boolean, range: boolean) => void;
  onAct: (doc: KnowledgeDocument, verb: DocumentVerb) => void;
};

/** "12 pages, 48 passages": what is known of a document that can be read. */
export function useFacts(doc: KnowledgeDocument): string {
  const { t } = useTranslation();
  const format = useFormats();
  return [
    ...(doc.size > 0 ? [format.bytes(doc.size)] : []),
    ...(doc.pages ? [t('knowledge.pages', { count: doc.pages })] : []),
    ...(doc.passages > 0 ? [t('knowledge.passages', { count: doc.passages })] : []),
  ].join(', ');
}

export const DocumentRow = memo(function DocumentRow({ doc, at, of, style, rowRef, chosen, link, onChoose, onAct }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const [menu, setMenu] = useState(false);
  const facts = useFacts(doc);
  return (
    <li
      ref={rowRef}
      className="docrow"
      style={style}
      data-index={at}
      data-doc={doc.id}
      data-open={menu || undefined}
      data-sel={chosen || undefined}
      tabIndex={-1}
      aria-setsize={of}
      aria-posinset={at + 1}
    >
      {chosen !== null && (
        <Checkbox
          aria-label={t('models.select', { name: doc.name })}
          checked={chosen}
          onChange={(event) => onChoose(doc.id, event.currentTarget.checked, (event.nativeEvent as MouseEvent).shiftKey === true)}
        />
      )}
      <IconFileText size={18} stroke={1.5} className="docsign" aria-hidden="true" />
      <div className="doctext grow">
        <div className="row docname">
          {doc.folder && <span className="s3 docfolder clip">{doc.folder} /</span>}
          {link(doc)}
        </div>
        <div className="small s3 clip">{[facts, doc.source_url].filter(Boolean).join(' · ')}</div>
      </div>
      <div className="docstate" data-failed={doc.state === 'failed' || undefined}>
        <DocumentState doc={doc} onAct={onAct} />
      </div>
      <span className="small s3 docwhen">{format.ago(doc.updated_at)}</span>
      <DocumentMenu doc={doc} verbs={verbsFor(doc)} keyed opened={menu} onToggle={setMenu} onAct={onAct} />
    </li>
  );
});
