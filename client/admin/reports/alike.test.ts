import { expect, test } from 'vitest';

import type { Report } from '../api/moderation.ts';
import { groupAlike } from './alike.ts';

const account = { id: 7 };
const comment = (id: number, text: string) =>
  ({ id, video: null, comment: { id, text }, flaggedAccount: account }) as Report;
const video = (id: number, uuid: string, name: string) =>
  ({ id, video: { uuid, name }, comment: null, flaggedAccount: account }) as Report;
const bare = (id: number, of: number) =>
  ({ id, video: null, comment: null, flaggedAccount: { id: of } }) as Report;
const ids = (groups: Report[][]) => groups.map((group) => group.map(({ id }) => id));

test('what is written in much the same words stands together, the most of it first', () => {
  const groups = groupAlike([
    comment(1, 'A fine film, thank you'),
    comment(2, 'Buy cheap followers at spam.example now!'),
    comment(3, 'buy CHEAP followers at spam.example today'),
  ]);
  expect(ids(groups)).toEqual([[2, 3], [1]]);
});

test('reports about one thing stand together, and accounts of which nothing else is known', () => {
  const groups = groupAlike([video(1, 'a', 'Win'), bare(2, 7), video(3, 'a', 'Won'), bare(4, 8)]);
  expect(ids(groups)).toEqual([[1, 3], [2], [4]]);
});
