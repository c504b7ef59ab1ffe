import { Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '@/shared/http/types';
import { IconButton, icon } from '@/shared/ui/atoms';
import { Section } from './Section';

type Props = {
  items: Suggestion[];
  locked: boolean;
  errorAt: (pointer: string) => string | undefined;
  onChange: (items: Suggestion[]) => void;
};

export function SuggestionList({ items, locked, errorAt, onChange }: Props) {
  const { t } = useTranslation();
  const put = (i: number, change: Partial<Suggestion>) => onChange(items.map((item, at) => (at === i ? { ...item, ...change } : item)));
  const move = (i: number, by: -1 | 1) => {
    const next = [...items];
    const [taken] = next.splice(i, 1);
    if (taken) next.splice(i + by, 0, taken);
    onChange(next);
  };
  return (
    <Section id="suggestions" title={t('editor.suggestions')} note={t('editor.suggestionsNote')}>
      {items.length > 0 && (
        <ul className="pick suggpick">
          {items.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a suggestion has no name of its own
            <li key={i}>
              <div className="grow suggfields">
                <TextInput
                  variant="unstyled"
                  aria-label={t('editor.suggestionTitle', { n: i + 1 })}
                  placeholder={t('editor.titleHint')}
                  readOnly={locked}
                  value={item.title ?? ''}
                  onChange={(event) => put(i, { title: event.currentTarget.value })}
                />
                <TextInput
                  variant="unstyled"
                  aria-label={t('editor.suggestionPrompt', { n: i + 1 })}
                  placeholder={t('editor.promptHint')}
                  readOnly={locked}
                  value={item.prompt}
                  error={errorAt(`/suggestions/${i}/prompt`)}
                  onChange={(event) => put(i, { prompt: event.currentTarget.value })}
                />
              </div>
              {!locked && (
                <>
                  <IconButton label={t('editor.upSuggestion', { n: i + 1 })} disabled={i === 0} onClick={() => move(i, -1)}>
                    <IconArrowUp {...icon} />
                  </IconButton>
                  <IconButton label={t('editor.downSuggestion', { n: i + 1 })} disabled={i === items.length - 1} onClick={() => move(i, 1)}>
                    <IconArrowDown {...icon} />
                  </IconButton>
                  <IconButton
                    label={t('editor.removeSuggestion', { n: i + 1 })}
                    onClick={() => onChange(items.filter((_, at) => at !== i))}
                  >
                    <IconX {...icon} />
                  </IconButton>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {!locked && (
        <Button
          mt={8}
          ml={-9}
          variant="subtle"
          size="xs"
          leftSection={<IconPlus {...icon} />}
          onClick={() => onChange([...items, { title: '', prompt: '' }])}
        >
          {t('editor.suggestion')}
        </Button>
      )}
    </Section>
  );
}
