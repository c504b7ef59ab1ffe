import { IconDots } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/i18n/format';
import { SharedWith } from '@/shared/ui/access/SharedWith';
import { IconButton, icon } from '@/shared/ui/atoms';
import { MenuButton } from '@/shared/ui/MenuButton';
import { ChooseCell } from '@/shared/ui/RowTable';
import { type Extension, type Verb, verbsFor } from '../model';
import { ExtensionState } from './ExtensionState';
import { Sign, verbSigns } from './signs';
import { useNames } from './words';

type Props = {
  extension: Extension;
  link: (name: string) => ReactNode;
  usedBy: ReactNode;
  busy: boolean;
  chosen: boolean;
  onChoose: (on: boolean, range: boolean) => void;
  onAct: (verb: Verb) => void;
};

const keyOf: Partial<Record<Verb, string>> = { open: 'E', enable: 'O', disable: 'O', access: 'A', delete: '⌫' };

export function ExtensionRow({ extension, link, usedBy, busy, chosen, onChoose, onAct }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const { nameOf, aboutOf } = useNames();
  const [menu, setMenu] = useState(false);
  const name = nameOf(extension);
  const offered = (extension.tools ?? []).filter(({ enabled }) => enabled !== false).length;
  const entries = verbsFor(extension).map((verb) => {
    const Drawn = verbSigns[verb];
    return {
      key: verb,
      label: t(`extensions.do.${verb}`),
      before: <Drawn {...icon} />,
      after: keyOf[verb] && <span className="count">{keyOf[verb]}</span>,
      apart: verb === 'delete',
      danger: verb === 'delete',
      act: () => onAct(verb),
    };
  });
  const source = t(`extensions.source.${extension.source}`);
  return (
    <tr
      data-id={extension.id}
      data-sel={chosen || undefined}
      data-open={menu || undefined}
      data-off={!extension.enabled || undefined}
      tabIndex={-1}
    >
      <ChooseCell name={name} on={chosen} onChoose={onChoose} />
      <td className="cname">
        <div className="row" style={{ gap: 12 }}>
          <span className="tile knowtile">
            <Sign kind={extension.kind} source={extension.source} />
          </span>
          <div className="grow">
            <div className="row">{link(name)}</div>
            <div className="small s3 clip" title={aboutOf(extension)}>
              {aboutOf(extension) || extension.id}
            </div>
            <div className="onlymobile small s3 knowphone">
              {source}
              <ExtensionState extension={extension} />
            </div>
          </div>
        </div>
      </td>
      <td>
        {source}
        {extension.kind === 'tool' && extension.source !== 'builtin' && offered > 0 && (
          <div className="small s3">{t('extensions.offers', { count: offered })}</div>
        )}
        {extension.kind === 'filter' && <div className="small s3">{t('extensions.priorityIs', { priority: extension.priority ?? 0 })}</div>}
      </td>
      <td className="small s2">{extension.for_all ? t('extensions.forAll') : usedBy}</td>
      <td>
        <SharedWith access={extension.access} mayRead={extension.permissions.read} />
      </td>
      <td>
        <ExtensionState extension={extension} busy={busy} onCheck={() => onAct('refresh')} />
      </td>
      <td>
        {extension.updated_at && extension.owner ? format.ago(extension.updated_at) : ''}
        <div className="small s3 clip">{extension.owner?.name}</div>
      </td>
      <td className="cmenu">
        {entries.length > 0 && (
          <MenuButton position="bottom-end" beside opened={menu} onToggle={setMenu} entries={entries}>
            {(props) => (
              <IconButton label={t('common.nav.menuOf', { name })} {...props}>
                <IconDots {...icon} />
              </IconButton>
            )}
          </MenuButton>
        )}
      </td>
    </tr>
  );
}
