import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { principalsQuery } from '@/rooms/accounts/api';
import type { Found } from '@/shared/ui/access/Grants';

/** People and groups by what was typed, asked for once the typing pauses. */
export function usePrincipals(enabled = true): Found {
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 150);
  const found = useQuery({ ...principalsQuery(asked), enabled });
  return { found: found.data ?? [], query, onQuery: setQuery };
}
