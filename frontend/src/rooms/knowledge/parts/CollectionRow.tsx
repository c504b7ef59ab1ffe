import { IconAdjustments, IconBooks, IconDots, IconPencil, IconTrash, IconUsers } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/i18n/format';
import { SharedWith } from '@/shared/ui/access/SharedWith';
import { IconButton, icon } from '@/shared/ui/atoms';
import { MenuButton } from '@/shared/ui/MenuButton';
import type { Collection } from '../model';
import { CollectionState } from './CollectionState';

export type CollectionVerb = 'open' | 'rename' | 'access' | 'settings' | 'delete';
type Props = { collection: Collection; link: (children: ReactNode) => ReactNode; onAct: (verb: CollectionVerb) => void };

const signs = { rename: IconPencil, access: IconUsers, settings: IconAdjustments, delete: IconTrash };
const keys = { rename: 'E', access: 'A', settings: '', delete: '⌫' };

export const collectionVerbs = ({ permissions, access }: Collection): (keyof typeof signs)[] => [
  ...(permissions.write ? (['rename', 'settings'] as const) : []),
  ...(access && permissions.read ? (['access'] as const) : []),
  ...(permissions.write ? (['delete'] as const) : []),
];

export function CollectionRow({ collection, link, onAct }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const [menu, setMenu] = useState(false);
  const verbs = collectionVerbs(collection);
  const entries = verbs.map((verb) => {
    const Sign = signs[verb];
    return {
      key: verb,
      label: t(`knowledge.do.${verb}`),
      before: <Sign {...icon} />,
      after: keys[verb] && <span className="count">{keys[verb]}</span>,
      apart: verb === 'delete',
      danger: verb === 'delete',
      act: () => onAct(verb),
    };
  });
  return (
    <tr data-id={collection.id} data-open={menu || undefined} tabIndex={-1}>
      <td className="knowsign">
        <span className="tile knowtile">
          <IconBooks size={18} stroke={1.5} aria-hidden="true" />
        </span>
      </td>
      <td className="cname">
        <div className="row" style={{ gap: 8 }}>
          {link(collection.name)}
        </div>
        <div className="small s3 clip">{collection.description || t('knowledge.owned', { name: collection.owner.name })}</div>
        <div className="onlymobile small s3 knowphone">
          {t('knowledge.documents', { count: collection.documents.total })}
          <CollectionState collection={collection} />
        </div>
      </td>
      <td>
        {t('knowledge.documents', { count: collection.documents.total })}
        <div className="small s3">{t('knowledge.passages', { count: collection.passages })}</div>
      </td>
      <td>
        <SharedWith access={collection.access} mayRead={collection.permissions.read} />
      </td>
      <td>
        <CollectionState collection={collection} />
      </td>
      <td>
        {format.ago(collection.updated_at)}
        <div className="small s3 clip">{collection.owner.name}</div>
      </td>
      <td className="cmenu">
        {entries.length > 0 && (
          <MenuButton position="bottom-end" beside opened={menu} onToggle={setMenu} entries={entries}>
            {(props) => (
              <IconButton label={t('common.nav.menuOf', { name: collection.name })} {...props}>
                <IconDots {...icon} />
              </IconButton>
            )}
          </MenuButton>
        )}
      </td>
    </tr>
  );
}
