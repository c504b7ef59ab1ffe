import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation, Origin } from '@/shared/http/types';

type Part = Explanation['parts'][number];
const long = 320;

function Long({ text }: { text: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (text.length <= long) return <span className="extext">{text}</span>;
  return (
    <>
      <span className="extext">{open ? text : `${text.slice(0, long)}…`}</span>{' '}
      <UnstyledButton className="link small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('explain.less') : t('explain.all')}
      </UnstyledButton>
    </>
  );
}

const said = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const content = typeof value === 'object' && value !== null && 'content' in value ? value.content : undefined;
  return typeof content === 'string' ? content : JSON.stringify(value);
};

type LineProps = { name: string; origin: Origin | 'none'; note?: string; children: ReactNode };

function Line({ name, origin, note, children }: LineProps) {
  const { t } = useTranslation();
  return (
    <div className="ex" data-o={origin}>
      <dt className="mono">{name}</dt>
      <dd>
        <div className="exv">{children}</div>
        {note && <div className="small s3">{note}</div>}
      </dd>
      <dd className="exo">
        <i aria-hidden="true" />
        {t(`explain.origin.${origin}`)}
      </dd>
    </div>
  );
}

const groupOf = ({ path }: Part): 'messages' | 'options' | 'request' => {
  if (/^\/?messages\b/.test(path)) return 'messages';
  return /^\/?options\b/.test(path) ? 'options' : 'request';
};

const nameOf = (part: Part): string => {
  const last = part.path.replace(/^\//, '').split(/[/.]/);
  if (groupOf(part) !== 'messages') return last.slice(groupOf(part) === 'options' ? 1 : 0).join('.');
  const role = typeof part.value === 'object' && part.value !== null && 'role' in part.value ? String(part.value.role) : '';
  return [last[1], role || last.slice(2).join('.')].filter(Boolean).join(' ');
};

/** Each part of a request with who put it there; what was set and is not sent stands below, with the reason. */
export function Origins({ told }: { told: Explanation }) {
  const { t } = useTranslation();
  return (
    <>
      {(['request', 'messages', 'options'] as const).map((group) => {
        const parts = told.parts.filter((part) => groupOf(part) === group);
        return (
          parts.length > 0 && (
            <section key={group}>
              <h3>{t(`explain.group.${group}`)}</h3>
              <dl>
                {parts.map((part, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: one path may have several origins
                  <Line key={`${part.path}${i}`} name={nameOf(part)} origin={part.origin}>
                    <Long text={said(part.value)} />
                    {part.lost && (
                      <del className="small">
                        {said(part.lost.value)} ({t(`explain.origin.${part.lost.origin}`)})
                      </del>
                    )}
                  </Line>
                ))}
              </dl>
            </section>
          )
        );
      })}
      {told.variables.length > 0 && (
        <section>
          <h3>{t('explain.group.variables')}</h3>
          <dl>
            {told.variables.map((one) => (
              <Line key={one.text} name={one.text} origin={one.value === null ? 'none' : 'server'}>
                {one.value === null ? t('explain.asItStands') : <span className="var">{one.value}</span>}
              </Line>
            ))}
          </dl>
        </section>
      )}
      {told.not_sent.length > 0 && (
        <section>
          <h3>{t('explain.group.notSent')}</h3>
          <dl>
            {told.not_sent.map((one) => (
              <Line key={one.name} name={one.name} origin="none" note={t(`explain.reason.${one.reason}`)}>
                <del className="mono">{said(one.value)}</del>
              </Line>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
