import { Menu, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconBraces, IconEye } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tokensAbout } from '@/shared/tokens';
import { IconButton, icon } from '@/shared/ui/atoms';
import { Section } from '@/shared/ui/Section';
import { changesEachTurn, type Found, type Values, variables, variablesIn } from '../variables';
import { PromptPreview } from './PromptPreview';

type Props = { text: string; values: Values; locked: boolean; error: string | undefined; onChange: (text: string) => void };

/** The same text behind the field, only to colour the variables: the field itself stays a plain textarea. */
function Backdrop({ text, found }: { text: string; found: Found[] }) {
  const pieces = [];
  let at = 0;
  for (const one of found) {
    pieces.push(text.slice(at, one.from));
    pieces.push(
      <mark key={one.from} className="pvar" data-kind={one.kind}>
        {one.raw}
      </mark>,
    );
    at = one.to;
  }
  return (
    <div className="promptback" aria-hidden="true">
      {pieces}
      {text.slice(at)}{' '}
    </div>
  );
}

function Hints({ text, found, onChange }: { text: string; found: Found[]; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const unknown = found.find((one) => one.kind === 'unknown');
  const card = found.find((one) => one.kind === 'card');
  const turning = changesEachTurn(found);
  if (unknown) {
    const replace = () => onChange(text.replaceAll(unknown.raw, `{{${unknown.near}}}`));
    return (
      <span className="mark" data-tone="warn">
        <IconAlertTriangle size={13} stroke={1.7} aria-hidden="true" />
        {t('editor.unknown', { name: unknown.name })}{' '}
        {unknown.near && (
          <UnstyledButton className="link" onClick={replace}>
            {t('editor.useInstead', { name: unknown.near })}
          </UnstyledButton>
        )}
      </span>
    );
  }
  const said = card ? t('editor.fromCard', { name: card.raw }) : turning ? t('editor.cacheHint', { name: turning }) : null;
  return said && <span className="small">{said}</span>;
}

export function Prompt({ text, values, locked, error, onChange }: Props) {
  const { t } = useTranslation();
  const [preview, setPreview] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const found = useMemo(() => variablesIn(text), [text]);
  const count = found.filter((one) => one.kind !== 'card').length;
  const insert = (name: string) => {
    const area = field.current;
    const from = area?.selectionStart ?? text.length;
    const to = area?.selectionEnd ?? text.length;
    onChange(`${text.slice(0, from)}{{${name}}}${text.slice(to)}`);
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(from + name.length + 4, from + name.length + 4);
    });
  };
  return (
    <Section id="prompt" title={t('editor.prompt')} note={t('editor.promptNote')}>
      <div className="prompt" data-bad={error !== undefined || undefined}>
        <div className="promptfield">
          <Backdrop text={text} found={found} />
          <textarea
            ref={field}
            aria-label={t('editor.promptLabel')}
            aria-invalid={error !== undefined}
            placeholder={t('editor.promptPlaceholder')}
            readOnly={locked}
            spellCheck={false}
            value={text}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </div>
        <footer>
          <span className="num">{t('editor.tokens', { count: tokensAbout(text) })}</span>
          {count > 0 && <span className="num">{t('editor.variables', { count })}</span>}
          <Hints text={text} found={found} onChange={onChange} />
          <span className="grow" />
          <IconButton
            label={t('editor.previewPrompt')}
            aria-pressed={preview}
            data-on={preview || undefined}
            onClick={() => setPreview(!preview)}
          >
            <IconEye {...icon} />
          </IconButton>
          {!locked && (
            <Menu position="top-end" width={340}>
              <Menu.Target>
                <IconButton label={t('editor.insert')}>
                  <IconBraces {...icon} />
                </IconButton>
              </Menu.Target>
              <Menu.Dropdown>
                {variables.map((name) => (
                  <Menu.Item key={name} onClick={() => insert(name)}>
                    <span className="mono">{name}</span>
                    {values[name] && <span className="small s2 varnow">{values[name]}</span>}
                    <span className="small s3 setnote">{t(`editor.variable.${name}`)}</span>
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </footer>
      </div>
      {preview && <PromptPreview text={text} values={values} />}
      {error && <p className="fielderror">{error}</p>}
    </Section>
  );
}
