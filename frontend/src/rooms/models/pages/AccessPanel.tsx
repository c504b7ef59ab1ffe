import { AccessForm, type AccessProps } from '../parts/AccessForm';
import type { Found } from '../parts/Grants';
import { usePrincipals } from './usePrincipals';

/** The form with whom it finds: people and groups by name. */
export function AccessPanel(props: Omit<AccessProps, keyof Found>) {
  const principals = usePrincipals(!props.locked);
  return <AccessForm {...props} {...principals} />;
}
