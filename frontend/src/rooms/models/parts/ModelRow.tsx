import { IconPhoto } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Model } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { Avatar } from '@/shared/ui/Avatar';
import { SharedWith } from '@/shared/ui/access/SharedWith';
import { Mark, smallIcon, Tag } from '@/shared/ui/atoms';
import { ChooseCell } from '@/shared/ui/RowTable';
import { type Exception, faceOf, type Verb } from '../model';
import { RowMenu } from './RowMenu';
import { State } from './State';

export type RowProps = {
  model: Model;
  exceptions: Exception[];
  selected: boolean;
  mayShare: boolean;
  /** Its menu is opened, and may want to know more. */
  onMenu: () => void;
  link: (children: ReactNode) => ReactNode;
  next: ReactNode;
  onSelect: (on: boolean, range: boolean) => void;
  onAct: (verb: Verb) => void;
};

const shownTags = 3;

export function ModelRow({ model, exceptions, selected, mayShare, onMenu, link, next, onSelect, onAct }: RowProps) {
  const { t } = useTranslation();
  const format = useFormats();
  const [menu, setMenu] = useState(false);
  const toggle = (open: boolean) => {
    if (open) onMenu();
    setMenu(open);
  };
  return (
    <tr
      data-id={model.id}
      data-sel={selected || undefined}
      data-open={menu || undefined}
      data-quiet={!model.enabled || undefined}
      tabIndex={-1}
    >
      <ChooseCell name={model.name} on={selected} onChoose={onSelect} />
      <td className="cname">
        <div className="row" style={{ gap: 12 }}>
          <Avatar face={faceOf(model)} size={34} />
          <div className="grow">
            <div className="row" style={{ gap: 6 }}>
              {link(model.name)}
              {model.tags.slice(0, shownTags).map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
              {model.tags.length > shownTags && <Tag>+{model.tags.length - shownTags}</Tag>}
              {model.capabilities?.vision === true && (
                <Mark icon={<IconPhoto {...smallIcon} aria-hidden="true" />}>
                  <span className="vh">{t('models.seesImages')}</span>
                </Mark>
              )}
            </div>
            <div className="clip small s3">{model.description || <span className="mono">{model.id}</span>}</div>
          </div>
        </div>
      </td>
      <td>
        <div className="mono clip s2" title={model.base_model_id ?? undefined}>
          {model.base_model_id ?? '—'}
        </div>
      </td>
      <td>
        <SharedWith access={model.access} mayRead={model.permissions.read} />
      </td>
      <td className="cstate">
        <State exceptions={exceptions} next={next} />
      </td>
      <td>
        <div className="s2" title={format.full(model.updated_at)}>
          {format.ago(model.updated_at)}
        </div>
        <div className="small s3 clip">{model.owner?.name}</div>
      </td>
      <td className="cmenu">
        <RowMenu model={model} mayShare={mayShare} opened={menu} onToggle={toggle} onAct={onAct} />
      </td>
    </tr>
  );
}
