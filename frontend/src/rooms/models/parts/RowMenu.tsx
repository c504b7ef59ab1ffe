import {
  IconCopy,
  IconDots,
  IconEye,
  IconEyeOff,
  IconFileCode,
  IconHistory,
  IconLink,
  IconListSearch,
  IconMessageCircle,
  IconPencil,
  IconPower,
  IconShare2,
  IconTrash,
  IconUpload,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Model } from '@/shared/http/types';
import { IconButton, icon } from '@/shared/ui/atoms';
import { MenuButton } from '@/shared/ui/MenuButton';
import { keyOf, type Verb, verbsFor } from '../model';

const signs: Record<Verb, typeof IconCopy> = {
  chat: IconMessageCircle,
  edit: IconPencil,
  clone: IconCopy,
  explain: IconListSearch,
  versions: IconHistory,
  hide: IconEyeOff,
  unhide: IconEye,
  enable: IconPower,
  disable: IconPower,
  access: IconUsers,
  copyLink: IconLink,
  export: IconUpload,
  modelfile: IconFileCode,
  share: IconShare2,
  delete: IconTrash,
};
const block: Record<Verb, number> = {
  chat: 0,
  edit: 0,
  clone: 0,
  explain: 0,
  versions: 0,
  hide: 1,
  unhide: 1,
  enable: 1,
  disable: 1,
  access: 1,
  copyLink: 2,
  export: 2,
  modelfile: 2,
  share: 2,
  delete: 3,
};

type Props = { model: Model; mayShare: boolean; opened: boolean; onToggle: (open: boolean) => void; onAct: (verb: Verb) => void };

export function RowMenu({ model, mayShare, opened, onToggle, onAct }: Props) {
  const { t } = useTranslation();
  const verbs = verbsFor(model, mayShare);
  const entries = verbs.map((verb, i) => {
    const Sign = signs[verb];
    const above = verbs[i - 1];
    return {
      key: verb,
      label: t(`models.do.${verb}`),
      before: <Sign {...icon} />,
      after: keyOf[verb] && <span className="count">{keyOf[verb]}</span>,
      apart: above !== undefined && block[above] !== block[verb],
      danger: verb === 'delete',
      act: () => onAct(verb),
    };
  });
  return (
    <MenuButton position="bottom-end" beside opened={opened} onToggle={onToggle} entries={entries}>
      {(props) => (
        <IconButton label={t('models.actions', { name: model.name })} {...props}>
          <IconDots {...icon} />
        </IconButton>
      )}
    </MenuButton>
  );
}
