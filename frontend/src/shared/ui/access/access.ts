import type { Access, BaseAccess, Grant, Permission, Principal } from '@/shared/http/types';

/** Who a thing is for, as a person says it; on the wire it is a visibility and grants. */
export type Audience = 'me' | 'some' | 'everyone';

/** What is nobody's but its owner's. */
export const nobody: Access = { visibility: 'private', grants: [] };

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

/** The same rights for the same people, in whatever order. */
export const sameAccess = (one: Access, other: Access): boolean => {
  const lineOf = (access: Access) => [access.visibility, ...access.grants.map((grant) => `${grant.principal} ${grant.permission}`).sort()];
  return lineOf(one).join('\n') === lineOf(other).join('\n');
};

/** Who may use a thing, as it was read: what is written goes on top of that and of nothing newer. */
export type Shared = { access: Access; etag: string | null; base?: { id: string; access: BaseAccess } | null };
/** How the access of one thing is read and written. */
export type Sharing = {
  name: string;
  read: () => Promise<Shared>;
  write: (access: Access, etag: string | null) => Promise<unknown>;
  changed: () => Promise<unknown>;
};
