import { expect, test } from 'vitest';

import type { Report } from '../api/moderation.ts';
import { byOrigin } from './group.ts';
import { kindOf, subjectOf } from './words.ts';

const report = (id: number, name: string, host: string) =>
  ({ id, flaggedAccount: { id: name.length, name, host } }) as Report;

test('reports are grouped by where those they are about are from', () => {
  const groups = byOrigin([
    report(1, 'zoe', 'near.example'),
    report(2, 'spammer', 'far.example'),
    report(3, 'bob', 'far.example'),
    report(4, 'spammer', 'far.example'),
    { id: 5, flaggedAccount: null } as Report,
  ]);
  expect(groups.map(({ host }) => host)).toEqual(['far.example', 'near.example', 'Gone since']);
  expect(groups[0]).toMatchObject({ accounts: 2, reports: [{ id: 3 }, { id: 2 }, { id: 4 }] });
});

test('a report says what it is about', () => {
  const comment = { text: 'Buy this' } as NonNullable<Report['comment']>;
  expect(kindOf({ video: null, comment, flaggedAccount: null })).toBe('comment');
  expect(subjectOf({ video: null, comment, flaggedAccount: null })).toBe('“Buy this”');
  expect(subjectOf({ video: null, comment: null, flaggedAccount: null })).toContain('gone');
});
