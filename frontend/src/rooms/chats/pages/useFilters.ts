import { useMemo, useState } from 'react';
import type { SwitchableFilter } from '@/shared/http/types';
import { keepFilters, readFilters } from '../draft';
import type { Offers } from './useOffers';

/** The switchable filters of the models that are asked next: as they are without anybody's doing, unless switched here. */
export function useFilters(chat: string, ids: readonly string[], offers: Offers) {
  const [switched, setSwitched] = useState(() => readFilters(chat));
  const offered = useMemo(() => {
    const all = new Map<string, SwitchableFilter>();
    for (const id of ids) for (const one of offers.get(id)?.filters ?? []) all.set(one.id, one);
    return [...all.values()];
  }, [ids, offers]);
  const filters = offered.map((one) => ({ ...one, on: switched[one.id] ?? one.on }));
  const asked = Object.fromEntries(offered.flatMap(({ id }) => (switched[id] === undefined ? [] : [[id, switched[id]]])));
  const onSwitch = (id: string, on: boolean) => {
    const next = { ...switched, [id]: on };
    setSwitched(next);
    keepFilters(chat, next);
  };
  return { filters, asked: asked as Record<string, boolean>, onSwitch };
}

/** As a turn says it: nothing where nothing was switched. */
export const filtersIn = (asked: Record<string, boolean>): { filters?: Record<string, boolean> } =>
  Object.keys(asked).length > 0 ? { filters: asked } : {};
