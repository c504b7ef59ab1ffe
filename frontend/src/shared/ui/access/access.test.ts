import { expect, it } from 'vitest';
import type { Access } from '@/shared/http/types';
import { audienceOf, withGrant, withoutGrant, withPermission, written } from './access';

const alone: Access = { visibility: 'private', grants: [] };
const legal = { principal: 'group:1', name: 'Legal' };

it('access is for me, for some, or for everyone', () => {
  expect(audienceOf(alone)).toBe('me');
  expect(audienceOf(withGrant(alone, legal))).toBe('some');
  expect(audienceOf({ ...withGrant(alone, legal), visibility: 'public' })).toBe('everyone');
});
it('one principal has one grant', () => {
  const once = withGrant(alone, legal);
  expect(withGrant(once, legal, 'write')).toEqual(once);
  expect(withPermission(once, 'group:1', 'write').grants[0]?.permission).toBe('write');
  expect(withoutGrant(once, 'group:1')).toEqual(alone);
});
it('names are not sent back', () => {
  expect(written(withGrant(alone, legal)).grants).toEqual([{ principal: 'group:1', permission: 'use' }]);
});
