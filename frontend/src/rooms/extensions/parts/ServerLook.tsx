import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/i18n/format';
import { translated } from '@/shared/i18n/said';
import { Note } from '@/shared/ui/atoms';
import type { Found, Kind } from '../model';

type Props = {
  kind: Kind;
  locked: boolean;
  /** Whether there is enough to ask it. */
  ready: boolean;
  checking: boolean;
  found: Found | null;
  onCheck: () => void;
};

/** Asks a server what it offers, saved or not, and says what it said last. */
export function ServerLook({ kind, locked, ready, checking, found, onCheck }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <>
      {!locked && (
        <div className="row wrap">
          <Button variant="default" loading={checking} disabled={!ready} onClick={onCheck}>
            {t('extensions.server.check')}
          </Button>
          <span className="small s2" role="status">
            {found?.state === 'ok' &&
              (kind === 'tool' ? t('extensions.server.answers', { count: found.tools?.length ?? 0 }) : t('extensions.server.there'))}{' '}
            {found?.checked_at && <span className="s3">{t('extensions.server.asked', { ago: format.ago(found.checked_at) })}</span>}
          </span>
        </div>
      )}
      {found && (found.state === 'unreachable' || found.state === 'broken') && (
        <Note tone={found.state === 'unreachable' ? 'warn' : 'danger'}>
          <b className="b">{t(`extensions.state.${found.state}`)}.</b> {translated(found.problem ?? '')}
        </Note>
      )}
    </>
  );
}
