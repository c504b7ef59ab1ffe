import { Menu, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconDots,
  IconEye,
  IconEyeOff,
  IconLock,
  IconMessageCircle,
  IconPencil,
  IconPlugConnectedX,
  IconPlus,
  IconPower,
  IconRotate,
  IconSitemap,
} from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaseModel } from '@/shared/http/types';
import { Avatar } from '@/shared/ui/Avatar';
import { IconButton, icon, Mark, smallIcon, Tag } from '@/shared/ui/atoms';
import { ChooseCell } from '@/shared/ui/RowTable';
import { type BaseException, type BaseVerb, baseExceptionsOf, baseVerbsFor, nameOfBase } from '../bases';

type Props = {
  base: BaseModel;
  selected: boolean;
  link: (children: ReactNode) => ReactNode;
  onSelect: (on: boolean, range: boolean) => void;
  onAct: (verb: BaseVerb) => void;
};

const signs: Record<BaseVerb, typeof IconDots> = {
  chat: IconMessageCircle,
  edit: IconPencil,
  make: IconPlus,
  usedBy: IconSitemap,
  repoint: IconArrowsExchange,
  hide: IconEyeOff,
  unhide: IconEye,
  enable: IconPower,
  disable: IconPower,
  reset: IconRotate,
};
const block: Record<BaseVerb, number> = {
  chat: 0,
  edit: 0,
  make: 0,
  usedBy: 1,
  repoint: 1,
  hide: 2,
  unhide: 2,
  enable: 2,
  disable: 2,
  reset: 3,
};

const marks: Record<BaseException, [tone: 'warn' | 'quiet', sign: typeof IconDots]> = {
  renamed: ['warn', IconArrowsExchange],
  removed: ['warn', IconAlertTriangle],
  unreachable: ['warn', IconPlugConnectedX],
  off: ['quiet', IconPower],
  hidden: ['quiet', IconEyeOff],
  restricted: ['quiet', IconLock],
};

function State({ base }: { base: BaseModel }) {
  const { t } = useTranslation();
  const exceptions = baseExceptionsOf(base);
  if (exceptions.length === 0) return <span className="vh">{t('bases.state.ok')}</span>;
  return exceptions.map((exception) => {
    const [tone, Sign] = marks[exception];
    return (
      <div key={exception}>
        <Mark tone={tone} icon={<Sign {...smallIcon} aria-hidden="true" />}>
          {t(`bases.state.${exception}`)}
        </Mark>
        {exception === 'renamed' && <div className="mono clip small">{base.renamed_to}</div>}
      </div>
    );
  });
}

function Actions({ base, onAct }: Pick<Props, 'base' | 'onAct'>) {
  const { t } = useTranslation();
  const verbs = baseVerbsFor(base);
  return (
    <Menu position="bottom-end" withinPortal={false} floatingStrategy="fixed">
      <Menu.Target>
        <IconButton label={t('models.actions', { name: nameOfBase(base) })}>
          <IconDots {...icon} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {verbs.map((verb, i) => {
          const Sign = signs[verb];
          const before = verbs[i - 1];
          return (
            <Fragment key={verb}>
              {before && block[before] !== block[verb] && <Menu.Divider />}
              <Menu.Item leftSection={<Sign {...icon} />} onClick={() => onAct(verb)}>
                {t(`bases.do.${verb}`)}
              </Menu.Item>
            </Fragment>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

export function BaseRow({ base, selected, link, onSelect, onAct }: Props) {
  const { t } = useTranslation();
  const name = nameOfBase(base);
  const used = base.used_by ?? 0;
  const { family, parameter_size, quantization } = base.details ?? {};
  return (
    <tr data-id={base.id} data-sel={selected || undefined} data-quiet={base.settings?.enabled === false || undefined} tabIndex={-1}>
      <ChooseCell name={name} on={selected} onChoose={onSelect} />
      <td className="cname">
        <div className="row" style={{ gap: 12 }}>
          <Avatar face={{ id: base.id, name, base: true, photo: base.settings?.avatar_url }} size={34} />
          <div className="grow">
            <div className="row" style={{ gap: 6 }}>
              {link(name)}
              {base.settings?.tags?.slice(0, 3).map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </div>
            <div className="clip small s3">
              {name !== base.id && <span className="mono">{base.id} </span>}
              {[family, parameter_size, quantization].filter(Boolean).join(' · ')}
            </div>
          </div>
        </div>
      </td>
      <td>
        <div className="clip s2">{base.sources.map((source) => source.name).join(', ') || '—'}</div>
      </td>
      <td>
        {used > 0 ? (
          <UnstyledButton className="link num" onClick={() => onAct('usedBy')}>
            {t('models.count', { count: used })}
          </UnstyledButton>
        ) : (
          <span className="s3">—</span>
        )}
      </td>
      <td className="cstate">
        <State base={base} />
      </td>
      <td className="cmenu">
        <Actions base={base} onAct={onAct} />
      </td>
    </tr>
  );
}
