import { UnstyledButton } from '@mantine/core';
import { IconExternalLink, IconPhotoDown } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../i18n/problem-text';
import { smallIcon } from '../ui/atoms';
import { fetchPicture, hostOf, isInline, shownBefore } from './pictures';

type Elsewhere = { address: string; host: string; alt: string };

/** Nothing of a picture elsewhere is loaded before somebody asks for it by its host's name. */
function Remote({ address, host, alt }: Elsewhere) {
  const { t } = useTranslation();
  const [url, setUrl] = useState(() => shownBefore(address));
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const box = useRef<HTMLSpanElement>(null);
  const load = async () => {
    setBusy(true);
    setFailed(null);
    try {
      setUrl(await fetchPicture(address));
      box.current?.focus({ preventScroll: true });
    } catch (error) {
      setFailed(errorText(t, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <span ref={box} tabIndex={-1} className="picture">
      {url ? (
        <img src={url} alt={alt} referrerPolicy="no-referrer" />
      ) : (
        <UnstyledButton className="imgload" aria-busy={busy} onClick={() => !busy && void load()}>
          <IconPhotoDown {...smallIcon} aria-hidden="true" />
          {alt ? `${alt} · ` : ''}
          {t('chats.loadImage', { host })}
        </UnstyledButton>
      )}
      {failed && (
        <span role="alert" className="small s2">
          {failed}{' '}
          <a href={address} target="_blank" rel="noopener noreferrer nofollow">
            <IconExternalLink {...smallIcon} aria-hidden="true" /> {t('chats.image', { host })}
          </a>
        </span>
      )}
    </span>
  );
}

/** A picture in an answer: at once only where it is within the text itself. */
export function Picture({ src, alt = '' }: { src?: string; alt?: string }) {
  if (src && isInline(src)) return <img src={src} alt={alt} />;
  const elsewhere = src ? hostOf(src) : null;
  return elsewhere ? <Remote {...elsewhere} alt={alt} /> : <span>{alt}</span>;
}
