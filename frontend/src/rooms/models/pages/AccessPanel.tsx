import { principalsQuery } from '@/rooms/accounts/api';
import { AccessForm, type AccessProps } from '@/shared/ui/access/AccessForm';
import type { Found } from '@/shared/ui/access/Grants';
import { useFound } from '@/shared/ui/access/useFound';

/** The form with whom it finds: people and groups by name. */
export function AccessPanel(props: Omit<AccessProps, keyof Found>) {
  const found = useFound(principalsQuery, !props.locked);
  return <AccessForm {...props} {...found} />;
}
