import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '@/shared/http/types';
import { groupOf, nameOf, ownWords, type Part, picturesIn, saidIn } from './explained';
import { Line, Long } from './Line';
import { SourceScores } from './SourceScores';

/** Where the messages are that a part was made of. */
export type Places = { nameOf: (messageId: string) => string; onGo: (messageId: string) => void };

/** What it was made of, each a way to the message; and the pictures that go with it. */
function PartNote({ part, places }: { part: Part; places: Places | undefined }) {
  const { t } = useTranslation();
  const pictures = picturesIn(part.value);
  const ids = places ? (part.message_ids ?? []) : [];
  return (
    <>
      {pictures > 0 && <span>{t('explain.pictures', { count: pictures })} </span>}
      {ids.map((id) => (
        <UnstyledButton key={id} className="link small" onClick={() => places?.onGo(id)}>
          {places?.nameOf(id)}
        </UnstyledButton>
      ))}
    </>
  );
}

type Lines = { part: Part; told: Explanation; places: Places | undefined };

function PartLines({ part, told: { parts, version }, places }: Lines) {
  const { t } = useTranslation();
  const name = nameOf(part);
  if (part.paragraphs)
    return part.paragraphs.map(({ text, origin, variables }, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two paragraphs may say the same
      <Line key={i} name={name} origin={origin} version={version}>
        <Long text={text} places={variables} />
      </Line>
    ));
  const noted = picturesIn(part.value) > 0 || (places && part.message_ids);
  return (
    <Line name={name} origin={part.origin} version={version} note={noted && <PartNote part={part} places={places} />}>
      <Long text={ownWords(part, parts)} />
      {part.sources && part.sources.length > 0 && <SourceScores sources={part.sources} />}
      {part.lost && (
        <del className="small">
          {saidIn(part.lost.value)} ({t(`explain.origin.${part.lost.origin}`)})
        </del>
      )}
    </Line>
  );
}

/** Each part of a request with who put it there; what was set and is not sent stands below, with the reason. */
export function Origins({ told, places }: { told: Explanation; places: Places | undefined }) {
  const { t } = useTranslation();
  const unknown = told.variables.filter((one) => one.value === null);
  return (
    <>
      {(['request', 'messages', 'options'] as const).map((group) => {
        const parts = told.parts.filter((part) => groupOf(part) === group);
        return (
          parts.length > 0 && (
            <section key={group}>
              <h3>{t(`explain.group.${group}`)}</h3>
              <dl>
                {parts.map((part) => (
                  <PartLines key={part.path} part={part} told={told} places={places} />
                ))}
              </dl>
            </section>
          )
        );
      })}
      {unknown.length > 0 && (
        <section>
          <h3>{t('explain.group.variables')}</h3>
          <dl>
            {unknown.map((one) => (
              <Line key={one.text} name={one.text} origin="none">
                {t('explain.asItStands')}
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
                <del className="mono">{saidIn(one.value)}</del>
              </Line>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
