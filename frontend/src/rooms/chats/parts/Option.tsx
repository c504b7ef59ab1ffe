import { IconCheck, IconPhoto, IconPlugConnectedX, IconStar, IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry } from '@/shared/http/types';
import { Avatar, type Face } from '@/shared/ui/Avatar';
import { Mark, smallIcon, Tag } from '@/shared/ui/atoms';
import { seesImages } from '../pick';

type Props = {
  entry: CatalogEntry;
  face: Face;
  optionId: string;
  selected: boolean;
  active: boolean;
  starred: boolean;
  place: { at: number; of: number };
  onHover: () => void;
  onChoose: () => void;
  onStar: () => void;
};

/** One row of the selector; the list's own input keeps the focus and names the active row. */
export function Option({ entry, face, optionId, selected, active, starred, place, onHover, onChoose, onStar }: Props) {
  const { t } = useTranslation();
  const Star = starred ? IconStarFilled : IconStar;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the combobox's
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
    <div
      className="opt"
      role="option"
      id={optionId}
      aria-selected={selected}
      aria-posinset={place.at + 1}
      aria-setsize={place.of}
      data-act={active || undefined}
      onPointerMove={onHover}
      onClick={onChoose}
    >
      <span className="tick">{selected && <IconCheck size={15} stroke={2.2} />}</span>
      <Avatar face={face} size={22} />
      <span className="clip oname">{entry.name}</span>
      {entry.tags.slice(0, 2).map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      <span className="grow" />
      {entry.state !== 'ok' && (
        <Mark tone="warn" icon={<IconPlugConnectedX {...smallIcon} aria-hidden="true" />}>
          <span className="hidem">{t(entry.state === 'removed' ? 'chats.pick.removed' : 'chats.pick.unreachable')}</span>
        </Mark>
      )}
      {seesImages(entry) && (
        <span className="s3 optsign" title={t('models.seesImages')}>
          <IconPhoto size={15} stroke={1.6} aria-hidden="true" />
          <span className="vh">{t('models.seesImages')}</span>
        </span>
      )}
      {entry.state === 'ok' && (
        <span className="small s3 ometa clip">{entry.kind === 'base' ? (entry.sources[0]?.name ?? '') : (entry.base_model_id ?? '')}</span>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: S is its key, in the combobox */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: an option holds no button */}
      <span
        className="star"
        data-on={starred || undefined}
        onClick={(event) => {
          event.stopPropagation();
          onStar();
        }}
      >
        <Star size={13} stroke={1.6} aria-hidden="true" />
        {starred && <span className="vh">{t('chats.pick.favourite')}</span>}
      </span>
    </div>
  );
}
