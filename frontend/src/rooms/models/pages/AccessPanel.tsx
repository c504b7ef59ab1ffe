import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { principalsQuery } from '@/rooms/accounts/api';
import { AccessForm, type AccessProps } from '../parts/AccessForm';

/** The form with whom it finds: people and groups by name. */
export function AccessPanel(props: Omit<AccessProps, 'found' | 'query' | 'onQuery'>) {
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 150);
  const found = useQuery({ ...principalsQuery(asked), enabled: !props.locked });
  return <AccessForm {...props} found={found.data ?? []} query={query} onQuery={setQuery} />;
}
