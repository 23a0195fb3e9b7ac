import { expect, test } from 'vitest';

import { findSection, groupsFor, SECTION_GROUPS } from './sections.ts';

const paths = (groups: typeof SECTION_GROUPS) =>
  groups.flatMap(({ sections }) => sections.map(({ path }) => path));

test('an address leads to one page, whatever follows', () => {
  expect(findSection('overview/users/update/12')!.path).toBe('overview/users');
  expect(findSection('overview')!.path).toBe('overview');
  expect(findSection('overviews')).toBeUndefined();
});

test('moderators see less than administrators, and no page twice', () => {
  const all = paths(SECTION_GROUPS);
  expect(new Set(all).size).toBe(all.length);
  expect(paths(groupsFor(false))).toContain('moderation/abuses');
  expect(paths(groupsFor(true)).length).toBeGreaterThanOrEqual(paths(groupsFor(false)).length);
});
