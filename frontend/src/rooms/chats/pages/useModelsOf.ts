import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { catalogQuery } from '@/rooms/models/api';
import { faceOf } from '@/rooms/models/model';
import type { CatalogEntry } from '@/shared/http/types';
import type { Face } from '@/shared/ui/Avatar';
import { lanesOf } from '@/shared/ui/pigment';

const none: CatalogEntry[] = [];

/** The catalogue by id, with faces that keep their lane colours apart within one chat. */
export function useModelsOf(ids: readonly string[]) {
  const catalog = useQuery(catalogQuery);
  const entries = catalog.data ?? none;
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries]);
  const key = ids.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids, not the array that holds them
  const lanes = useMemo(() => lanesOf(ids), [key]);
  const face = useCallback(
    (id: string): Face => {
      const pigment = lanes.get(id);
      return { ...faceOf(byId.get(id) ?? { id, name: id }), ...(pigment ? { pigment } : {}) };
    },
    [byId, lanes],
  );
  return { entries, byId, face, ready: catalog.data !== undefined };
}
