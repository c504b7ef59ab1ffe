import { Button, SegmentedControl } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasType } from '@/shared/http/problem';
import type { Explanation } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { Note, smallIcon } from '../atoms';
import { copyText } from '../clipboard';
import { RowsLoading } from '../loading';
import { curlOf, exact, shown, tokensIn } from './explained';
import { Origins, type Places } from './Origins';

type Told = { data: Explanation | undefined; error: unknown; isPending: boolean };
type View = 'origins' | 'json' | 'curl';
type Props = { told: Told; places?: Places; before?: ReactNode; children?: ReactNode };

function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState('');
  const done = copied === text;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={done ? <IconCheck {...smallIcon} /> : <IconCopy {...smallIcon} />}
      onClick={() => void copyText(text).then(() => setCopied(text))}
    >
      {done ? t('common.copied') : t('common.copy')}
    </Button>
  );
}

function Code({ text, label }: { text: string; label: string }) {
  return (
    <div className="jsonview">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keys */}
      <pre className="mono" role="region" tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </div>
  );
}

/** Where it would go, how much of a chat has no room, and which pictures are only described. */
function Head({ told }: { told: Explanation }) {
  const { t } = useTranslation();
  const { connection, others } = told;
  return (
    <>
      <p className="s3 exwhere">
        {connection?.address && (
          <span className="mono exaddress">
            <b>POST</b> {connection.address}
          </span>
        )}
        {connection ? t('explain.via', { name: connection.name }) : t('explain.nowhere')}
        {others.length > 0 && ` ${t('explain.next', { names: others.map((one) => one.name).join(', ') })}`}
        <span className="num">{t('editor.tokens', { count: tokensIn(told) })}</span>
      </p>
      {told.left_out && <Note tone="quiet">{t('talk.leftOut', { count: told.left_out })}</Note>}
      {told.documents_left_out && told.documents_left_out.length > 0 && (
        <Note tone="warn">
          {t('explain.documentsLeftOut', { count: told.documents_left_out.length })}{' '}
          <span className="mono anywhere">{told.documents_left_out.map(({ id }) => id).join(', ')}</span>
        </Note>
      )}
      {told.unseen_images && <Note tone="quiet">{t('explain.unseen', { count: told.unseen_images })}</Note>}
    </>
  );
}

function Body({ told, view, places }: { told: Explanation; view: View; places: Places | undefined }) {
  const { t } = useTranslation();
  const seen = () => shown(told, (start, length) => t('explain.cut', { start, length: new Intl.NumberFormat().format(length) }));
  switch (view) {
    case 'origins':
      return <Origins told={told} places={places} />;
    case 'json':
      return <Code text={seen()} label={t('explain.request')} />;
    case 'curl': {
      const curl = curlOf(told, seen());
      return curl ? (
        <>
          <p className="small s3">{told.connection?.address ? t('explain.curlKey') : t('explain.curlAddress')}</p>
          <Code text={curl} label="curl" />
        </>
      ) : (
        <Note tone="quiet">{t('explain.noCurl')}</Note>
      );
    }
    default:
      return view satisfies never;
  }
}

/** The exact request that would go upstream, and where each part of it comes from. */
export function Explained({ told, places, before, children }: Props) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>('origins');
  const { data, error } = told;
  const copy = data && (view === 'curl' ? curlOf(data, exact(data)) : exact(data));
  return (
    <>
      <div className="row wrap exbar">
        {before}
        <SegmentedControl
          aria-label={t('explain.view')}
          data={[
            { value: 'origins', label: t('explain.origins') },
            { value: 'json', label: 'JSON' },
            { value: 'curl', label: 'curl' },
          ]}
          value={view}
          onChange={(next) => setView(next as View)}
        />
        <span className="grow" />
        {copy && <CopyButton text={copy} />}
      </div>
      <div className="exl">
        {children}
        {told.isPending && <RowsLoading />}
        {error ? <Note tone="danger">{hasType(error, 'forbidden') ? t('explain.closed') : errorText(t, error)}</Note> : null}
        {data && !error && (
          <>
            <Head told={data} />
            <Body told={data} view={view} places={places} />
          </>
        )}
      </div>
    </>
  );
}
