import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { configQuery } from '@/rooms/accounts/api';
import type { Chat, Config } from '@/shared/http/types';
import { chatQuery } from './api';
import { awaitTitle } from './title';

const reading = (titles: Config['chat_titles'], answers: string[]) => {
  const queries = new QueryClient();
  let reads = 0;
  const { queryKey } = chatQuery('c');
  queries.setQueryDefaults(queryKey, { queryFn: () => ({ title: answers[Math.min(reads++, answers.length - 1)] }) as Chat });
  queries.setQueryData(queryKey, { title: 'Which law' } as Chat);
  queries.setQueryData(configQuery.queryKey, { chat_titles: titles } as Config);
  return { queries, reads: () => reads, title: () => queries.getQueryData(queryKey)?.title };
};

it('a chat is read again until its title has come', async () => {
  const { queries, reads, title } = reading('model', ['Which law', 'Danish law', 'later']);
  await awaitTitle(queries, 'c', [1, 1, 1, 1]);
  expect([title(), reads()]).toEqual(['Danish law', 2]);
});

it('and not at all where first words are titles', async () => {
  const { queries, reads } = reading('first-words', ['Danish law']);
  await awaitTitle(queries, 'c', [1]);
  expect(reads()).toBe(0);
});
