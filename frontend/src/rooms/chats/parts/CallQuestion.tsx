import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolCall } from '@/shared/http/types';
import { type CallAnswer, wantsWords, writtenOut } from '../calls';

type Props = {
  call: ToolCall;
  name: string;
  onAnswer: (answer: CallAnswer) => void;
  /** Allowed, and not asked about again in this chat. */
  onAlways: () => void;
};

/** An answer waits for its person: whether a call may go on, or what the model wants to know. Said aloud when it comes. */
export function CallQuestion({ call, name, onAnswer, onAlways }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const words = wantsWords(call);
  const text = call.question?.text ?? '';
  return (
    <section className="callask" aria-labelledby={id}>
      <p id={id} role="alert" className="b">
        {words ? text : t('calls.asks', { name })}
      </p>
      {!words && <pre className="extlines">{writtenOut(call)}</pre>}
      {words ? (
        <Words choices={call.question?.choices ?? []} label={text} onAnswer={onAnswer} />
      ) : (
        <Leave onAnswer={onAnswer} onAlways={onAlways} />
      )}
    </section>
  );
}

function Leave({ onAnswer, onAlways }: Pick<Props, 'onAnswer' | 'onAlways'>) {
  const { t } = useTranslation();
  const help = useId();
  return (
    <>
      <div className="row wrap">
        <Button size="xs" onClick={() => onAnswer({ allow: true })}>
          {t('calls.allow')}
        </Button>
        <Button size="xs" variant="default" aria-describedby={help} onClick={onAlways}>
          {t('calls.always')}
        </Button>
        <Button size="xs" variant="default" onClick={() => onAnswer({ allow: false })}>
          {t('calls.refuse')}
        </Button>
      </div>
      <p id={help} className="small s3">
        {t('calls.alwaysHelp')}
      </p>
    </>
  );
}

function Words({ choices, label, onAnswer }: { choices: string[]; label: string; onAnswer: Props['onAnswer'] }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const ready = text.trim() !== '';
  return (
    <>
      {choices.length > 0 && (
        <div className="row wrap">
          {choices.map((choice) => (
            <Button key={choice} size="xs" variant="default" onClick={() => onAnswer({ text: choice })}>
              {choice}
            </Button>
          ))}
        </div>
      )}
      <form
        className="row wrap"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onAnswer({ text: text.trim() });
        }}
      >
        <TextInput
          className="grow"
          aria-label={label}
          placeholder={t(choices.length > 0 ? 'calls.other' : 'calls.yours')}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" disabled={!ready}>
          {t('calls.send')}
        </Button>
        <Button size="xs" variant="default" onClick={() => onAnswer({ allow: false })}>
          {t('calls.noAnswer')}
        </Button>
      </form>
    </>
  );
}
