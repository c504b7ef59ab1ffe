import { useDebouncedValue } from '@mantine/hooks';
import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Principal } from '@/shared/http/types';
import type { Found } from './Grants';

/** How people and groups are found by name. */
export type Find = (q: string) => UseQueryOptions<Principal[], Error, Principal[], string[]>;

/** People and groups by what was typed, asked for once the typing pauses. */
export function useFound(find: Find, enabled = true): Found {
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 150);
  const found = useQuery({ ...find(asked), enabled });
  return { found: found.data ?? [], query, onQuery: setQuery };
}
