import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { modelQuery } from '@/rooms/models/api';
import type { CatalogEntry } from '@/shared/http/types';
import { modelsFromLink } from '../model';

type Link = { models?: string | undefined; q?: string | undefined };
type Options = {
  link: Link;
  /** The catalogue is known. */
  ready: boolean;
  byId: ReadonlyMap<string, CatalogEntry>;
  /** Asks at once; `ids` are those of the link that can be asked, none where it names none. */
  ask: (question: string, ids: string[]) => void;
};

/**
 * `/?models=a,b&q=…` asks when it is opened, once. Hidden models are in no catalogue and answer by their id all the same, so each is looked for;
 * what is not here, or not this person's to use, is told and not asked.
 */
export function useLinkedQuestion({ link, ready, byId, ask }: Options): { unknown: string[] } {
  const linked = modelsFromLink(link.models);
  const unlisted = ready ? linked.filter((id) => !byId.has(id)) : [];
  const looked = useQueries({ queries: unlisted.map((id) => ({ ...modelQuery(id), retry: false })) });
  const unknown = unlisted.filter((_, i) => looked[i]?.isError || looked[i]?.data?.model.enabled === false);
  const usable = linked.filter((id) => !unknown.includes(id));
  const settled = ready && looked.every((one) => !one.isPending);
  const asked = useRef(false);
  const latest = useRef({ usable, ask });
  latest.current = { usable, ask };
  const any = linked.length === 0 || usable.length > 0;
  useEffect(() => {
    if (!settled || !any || !link.q?.trim() || asked.current) return;
    asked.current = true;
    latest.current.ask(link.q, latest.current.usable);
  }, [settled, any, link.q]);
  return { unknown };
}
