import { useTranslation } from 'react-i18next';
import type { CatalogEntry } from '@/shared/http/types';
import { Avatar, type Face } from '@/shared/ui/Avatar';
import { Mark, Tag } from '@/shared/ui/atoms';

type Props = { faces: Face[]; entry: CatalogEntry | undefined; missing: string | null; greeting: string };

/** A model introduces itself; several stand side by side. */
export function Hello({ faces, entry, missing, greeting }: Props) {
  const { t } = useTranslation();
  const [first] = faces;
  if (faces.length > 1) {
    return (
      <div className="hello">
        <div className="row wrap" style={{ gap: 8 }}>
          {faces.map((face) => (
            <Avatar key={face.id} face={face} size={44} />
          ))}
        </div>
        <h2>{t('chats.sideBySide', { count: faces.length })}</h2>
        <p>{t('chats.sideHelp')}</p>
      </div>
    );
  }
  if (!first) return null;
  return (
    <div className="hello">
      <Avatar face={first} size={60} />
      <h2>{first.name}</h2>
      {missing && <Mark tone="warn">{t('chats.gone', { id: missing })}</Mark>}
      {entry?.description && <p>{entry.description}</p>}
      {entry && (
        <div className="row hmeta">
          <span className="mono">{entry.base_model_id ?? entry.sources[0]?.name}</span>
          {entry.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </div>
      )}
      {greeting && <blockquote className="greeting">{greeting}</blockquote>}
    </div>
  );
}
