import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '@/shared/http/types';
import { icon } from '@/shared/ui/atoms';
import { Section } from '@/shared/ui/Section';
import { SortList } from '@/shared/ui/SortList';

type Props = {
  items: Suggestion[];
  locked: boolean;
  errorAt: (pointer: string) => string | undefined;
  onChange: (items: Suggestion[]) => void;
};

export function SuggestionList({ items, locked, errorAt, onChange }: Props) {
  const { t } = useTranslation();
  const put = (i: number, change: Partial<Suggestion>) => onChange(items.map((item, at) => (at === i ? { ...item, ...change } : item)));
  return (
    <Section id="suggestions" title={t('editor.suggestions')} note={t('editor.suggestionsNote')}>
      {items.length > 0 && (
        <SortList items={items} locked={locked} nameOf={(_, i) => t('editor.suggestionN', { n: i + 1 })} onChange={onChange}>
          {(item, i) => (
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
          )}
        </SortList>
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
