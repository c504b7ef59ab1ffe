import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { passageQuery } from '@/rooms/knowledge/api';
import { passageHash } from '@/rooms/knowledge/model';
import { hasType } from '@/shared/http/problem';
import type { Citation } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { RowsLoading } from '@/shared/ui/loading';
import { SidePanel } from '@/shared/ui/SidePanel';

type Props = { source: Citation; opened: boolean; onClose: () => void };
type Seen = { id: string; name: string; position: number };

/** One source of an answer: the passage as it stands in the document now, and the way there. */
export function SourcePanel({ source, opened, onClose }: Props) {
  const { t } = useTranslation();
  const { document, position, number } = source;
  return (
    <SidePanel opened={opened} onClose={onClose} size={520} title={t('knowledge.cite.hidden', { number })} about={document?.name}>
      <div className="sourcepanel">
        {document && position !== null && position !== undefined ? (
          <PassageOf {...document} position={position} />
        ) : (
          <>
            <p className="b">{t('knowledge.cite.unseen', { count: 1 })}</p>
            <p className="s2">{t('knowledge.cite.unseenWhy')}</p>
          </>
        )}
      </div>
    </SidePanel>
  );
}

function PassageOf({ id, position }: Seen) {
  const { t } = useTranslation();
  const passage = useQuery(passageQuery(id, position));
  const { heading, page } = passage.data ?? {};
  const where = [heading, page ? t('knowledge.page', { page }) : ''].filter(Boolean).join(', ');
  const gone = hasType(passage.error, 'not-found');
  return (
    <>
      {passage.isPending && <RowsLoading />}
      {passage.error && <Note tone="quiet">{gone ? t('knowledge.cite.gone') : errorText(t, passage.error)}</Note>}
      {where && <p className="small s3 anywhere">{where}</p>}
      {passage.data && <p className="passagequote">{passage.data.text}</p>}
      {!gone && (
        <p>
          <Link to="/documents/$id" params={{ id }} hash={passageHash(position)} className="link">
            {t('knowledge.cite.inDocument')}
          </Link>
        </p>
      )}
    </>
  );
}
