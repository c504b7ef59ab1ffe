import { Button, Select, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Example } from '@/shared/http/types';
import { icon } from '@/shared/ui/atoms';
import { Section } from '@/shared/ui/Section';
import { SortList } from '@/shared/ui/SortList';

type Props = {
  items: Example[];
  locked: boolean;
  errorAt: (pointer: string) => string | undefined;
  onChange: (items: Example[]) => void;
};

/** Questions and answers that are sent before the conversation, to show how it is meant. */
export function ExampleList({ items, locked, errorAt, onChange }: Props) {
  const { t } = useTranslation();
  const put = (i: number, change: Partial<Example>) => onChange(items.map((item, at) => (at === i ? { ...item, ...change } : item)));
  const roles = [
    { value: 'user', label: t('editor.exampleUser') },
    { value: 'assistant', label: t('editor.exampleModel') },
  ];
  return (
    <Section id="examples" title={t('editor.examples')} note={t('editor.examplesNote')}>
      {items.length > 0 && (
        <SortList items={items} locked={locked} nameOf={(_, i) => t('editor.exampleN', { n: i + 1 })} onChange={onChange}>
          {(item, i) => (
            <div className="grow examplefields">
              <Select
                size="xs"
                w={130}
                allowDeselect={false}
                aria-label={t('editor.exampleRole', { n: i + 1 })}
                data={roles}
                disabled={locked}
                value={item.role}
                onChange={(role) => put(i, { role: role as Example['role'] })}
              />
              <Textarea
                className="grow"
                size="xs"
                autosize
                minRows={1}
                maxRows={8}
                aria-label={t('editor.exampleText', { n: i + 1 })}
                readOnly={locked}
                value={item.text}
                error={errorAt(`/examples/${i}/text`) ?? errorAt(`/examples/${i}`)}
                onChange={(event) => put(i, { text: event.currentTarget.value })}
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
          onClick={() => onChange([...items, { role: items.at(-1)?.role === 'user' ? 'assistant' : 'user', text: '' }])}
        >
          {t('editor.example')}
        </Button>
      )}
    </Section>
  );
}
