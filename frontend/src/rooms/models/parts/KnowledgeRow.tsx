import { IconAlertTriangle, IconBooks, IconFileText, IconRefresh, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, icon } from '@/shared/ui/atoms';
import { focusBeside } from '@/shared/ui/beside';

type Props = {
  kind: 'collection' | 'document';
  name: string;
  title: ReactNode;
  about?: ReactNode;
  /** Why the model does not answer from it. */
  refused?: string;
  share?: number | null;
  locked: boolean;
  /** Tries again what was refused on its way here. */
  onAgain?: () => void;
  onRemove: () => void;
};

/** One thing that a model answers from, or no longer does, with the reason. */
export function KnowledgeRow({ kind, name, title, about, refused, share, locked, onAgain, onRemove }: Props) {
  const { t } = useTranslation();
  const Sign = refused ? IconAlertTriangle : kind === 'collection' ? IconBooks : IconFileText;
  return (
    <li data-refused={refused ? true : undefined}>
      <Sign {...icon} aria-hidden="true" />
      <div className="grow knowpick">
        <div className="clip">{title}</div>
        <div className="small s3">{refused ? <span className="warned">{refused}</span> : about}</div>
        {share !== undefined && share !== null && (
          <span className="bar">
            <i style={{ width: `${Math.round(share * 100)}%` }} />
          </span>
        )}
      </div>
      {onAgain && (
        <IconButton label={t('knowledge.sendAgain', { name })} onClick={onAgain}>
          <IconRefresh {...icon} />
        </IconButton>
      )}
      {!locked && (
        <IconButton
          label={t('common.remove', { name })}
          onClick={({ currentTarget }) => {
            focusBeside(currentTarget);
            onRemove();
          }}
        >
          <IconX {...icon} />
        </IconButton>
      )}
    </li>
  );
}
