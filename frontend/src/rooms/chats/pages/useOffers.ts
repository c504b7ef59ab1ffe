import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { offersQuery } from '@/rooms/models/api';
import type { OfferedAction, SwitchableFilter } from '@/shared/http/types';

type Offer = { filters: SwitchableFilter[]; actions: OfferedAction[] };
export type Offers = ReadonlyMap<string, Offer>;
type Answer = { data?: Offer | undefined };
const dataOf = (answers: Answer[]) => answers.map(({ data }) => data);

/** What a chat offers of its models; of a model that is not known yet, nothing. */
export const useOffers = (ids: readonly string[]): Offers => {
  const known = useQueries({ queries: ids.map((id) => offersQuery(id)), combine: dataOf });
  const key = ids.join(' ');
  return useMemo(() => new Map(key.split(' ').flatMap((id, i) => (known[i] ? [[id, known[i]] as const] : []))), [key, known]);
};
