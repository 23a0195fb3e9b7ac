import { expect, test } from 'vitest';

import { actWords, factsOf } from './audit-words.ts';

const line = {
  timestamp: '2026-01-01T00:00:00.000Z',
  level: 'audit' as const,
  user: 'root',
  domain: 'users',
  action: 'update',
  subjectId: '12',
  message: JSON.stringify({
    role: 'user',
    'new-role': 'moderator',
    'new-quota': 5,
    id: '12',
    user: 'root',
    domain: 'users',
    action: 'update',
  }),
};

test('an act is said in words, with what it changed', () => {
  expect(actWords(line)).toBe('changed user 12');
  expect(actWords({ ...line, domain: 'odd', action: 'odd', subjectId: null })).toBe('odd odd');
  expect(factsOf(line)).toEqual([
    { name: 'role', before: 'user', after: 'moderator' },
    { name: 'quota', before: null, after: '5' },
  ]);
});
