import {
  IconDots,
  IconDownload,
  IconExternalLink,
  IconFileUpload,
  IconFolderShare,
  IconPencil,
  IconPlayerStop,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton, icon } from '@/shared/ui/atoms';
import { MenuButton } from '@/shared/ui/MenuButton';
import type { DocumentVerb, KnowledgeDocument } from '../model';

const signs: Record<DocumentVerb, typeof IconDots> = {
  open: IconExternalLink,
  download: IconDownload,
  rename: IconPencil,
  move: IconFolderShare,
  replace: IconFileUpload,
  retry: IconRefresh,
  cancel: IconPlayerStop,
  delete: IconTrash,
};
const documentKeys: Partial<Record<DocumentVerb, string>> = { open: '↵', rename: 'E', move: 'M', retry: 'R', delete: '⌫' };

type Props = {
  doc: KnowledgeDocument;
  verbs: readonly DocumentVerb[];
  /** Where keys do the same, they are said. */
  keyed?: boolean;
  opened: boolean;
  onToggle: (open: boolean) => void;
  onAct: (doc: KnowledgeDocument, verb: DocumentVerb) => void;
};

/** What can be done with a document. */
export function DocumentMenu({ doc, verbs, keyed, opened, onToggle, onAct }: Props) {
  const { t } = useTranslation();
  if (verbs.length === 0) return null;
  const entries = verbs.map((verb) => {
    const Sign = signs[verb];
    return {
      key: verb,
      label: t(`knowledge.verb.${verb}`),
      before: <Sign {...icon} />,
      after: keyed && documentKeys[verb] && <span className="count">{documentKeys[verb]}</span>,
      apart: verb === 'delete',
      danger: verb === 'delete',
      act: () => onAct(doc, verb),
    };
  });
  return (
    <MenuButton position="bottom-end" opened={opened} onToggle={onToggle} entries={entries}>
      {(props) => (
        <IconButton label={t('common.nav.menuOf', { name: doc.name })} {...props}>
          <IconDots {...icon} />
        </IconButton>
      )}
    </MenuButton>
  );
}
