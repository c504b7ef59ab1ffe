import type { Access, Grant, Permission, Principal } from '@/shared/http/types';

/** Who a thing is for, as a person says it; on the wire it is a visibility and grants. */
export type Audience = 'me' | 'some' | 'everyone';

export const audienceOf = (access: Access): Audience =>
  access.visibility === 'public' ? 'everyone' : access.grants.length > 0 ? 'some' : 'me';

export const permissions: Permission[] = ['use', 'read', 'write'];

export const withGrant = (access: Access, { principal, name }: Principal, permission: Permission = 'use'): Access =>
  access.grants.some((grant) => grant.principal === principal)
    ? access
    : { ...access, grants: [...access.grants, { principal, permission, name }] };

export const withPermission = (access: Access, principal: string, permission: Permission): Access => ({
  ...access,
  grants: access.grants.map((grant) => (grant.principal === principal ? { ...grant, permission } : grant)),
});

export const withoutGrant = (access: Access, principal: string): Access => ({
  ...access,
  grants: access.grants.filter((grant) => grant.principal !== principal),
});

/** The server tells the names; it is not told them. */
export const written = (access: Access): Access => ({
  ...access,
  grants: access.grants.map(({ principal, permission }): Grant => ({ principal, permission })),
});

export const isGroup = (principal: string): boolean => principal.startsWith('group:');
