import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Refusal } from '@/shared/http/problem';
import { addText, changeDocument, knowledgeChanged, type Pasted } from '../api';
import type { KnowledgeDocument } from '../model';
import type { Adding } from '../parts/AddButton';
import { FieldsDialog } from '../parts/FieldsDialog';
import type { DocumentWish } from './useDocumentDeeds';

type Props = {
  where: string;
  folder: string;
  folders: string[];
  adding: Adding | null;
  wish: DocumentWish | null;
  onMove: (docs: readonly KnowledgeDocument[], folder: string) => Promise<void>;
  onClose: () => void;
};

/** The small forms around documents: a text, an address, another name, another folder. */
export function DocumentDialogs({ where, folder, folders, adding, wish, onMove, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const add = async (body: Pasted) => {
    const { refused } = await addText(where, folder ? { ...body, folder } : body);
    if (refused?.[0]) throw new Refusal(refused[0].problem);
    await knowledgeChanged(queries);
  };
  const rename = (id: string, name: string) => changeDocument(id, { name }).then(() => knowledgeChanged(queries));
  if (adding === 'paste')
    return (
      <FieldsDialog
        title={t('knowledge.add.paste')}
        size={640}
        fields={[
          { key: 'name', label: t('knowledge.name'), value: `${t('knowledge.pastedName')}.txt` },
          { key: 'text', label: t('knowledge.text'), long: true },
        ]}
        done={t('common.add')}
        onClose={onClose}
        onDone={({ name = '', text = '' }) => add({ name, text })}
      />
    );
  if (adding === 'url')
    return (
      <FieldsDialog
        title={t('knowledge.add.url')}
        fields={[{ key: 'url', label: t('knowledge.address'), help: t('knowledge.addressHelp'), type: 'url' }]}
        done={t('common.add')}
        onClose={onClose}
        onDone={({ url = '' }) => add({ url })}
      />
    );
  if (wish?.what === 'rename')
    return (
      <FieldsDialog
        title={t('knowledge.renameTitle', { name: wish.doc.name })}
        fields={[{ key: 'name', label: t('knowledge.name'), value: wish.doc.name }]}
        done={t('common.save')}
        onClose={onClose}
        onDone={({ name = '' }) => rename(wish.doc.id, name)}
      />
    );
  if (wish?.what === 'move') {
    const [first, ...others] = wish.docs;
    const together = others.every((doc) => doc.folder === first?.folder);
    return (
      <FieldsDialog
        title={
          others.length > 0 ? t('knowledge.moveMany', { count: wish.docs.length }) : t('knowledge.moveTitle', { name: first?.name ?? '' })
        }
        fields={[
          {
            key: 'folder',
            label: t('knowledge.folder'),
            help: t('knowledge.folderHelp'),
            value: together ? (first?.folder ?? '') : '',
            known: folders,
            optional: true,
          },
        ]}
        done={t('knowledge.move')}
        onClose={onClose}
        onDone={async ({ folder: to = '' }) => void onMove(wish.docs, to)}
      />
    );
  }
  return null;
}
