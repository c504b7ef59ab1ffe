import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/i18n/format';
import { useLate } from '@/shared/ui/loading';

/** A file on its way out, then in the server's hands. */
export function Sending({ name, share, busy }: { name: string; share: number; busy: string }) {
  const { t } = useTranslation();
  const format = useFormats();
  const late = useLate(true);
  if (!late) return null;
  const said = share < 1 ? t('shelf.sending', { name }) : busy;
  return (
    <div className="sending" role="status">
      <p className="row">
        <span className="grow clip">{said}</span>
        {share < 1 && <span className="count">{format.percent(share)}</span>}
      </p>
      <div
        className="bar"
        role="progressbar"
        aria-label={said}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
      >
        <i style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
