import { AccessForm, type AccessProps } from '@/shared/ui/access/AccessForm';
import type { Found } from '@/shared/ui/access/Grants';
import { usePrincipals } from './usePrincipals';

/** The form with whom it finds: people and groups by name. */
export function AccessPanel(props: Omit<AccessProps, keyof Found>) {
  const principals = usePrincipals(!props.locked);
  return <AccessForm {...props} {...principals} />;
}
