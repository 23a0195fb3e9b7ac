import { expect, test } from 'vitest';

import { checkDraft, refusedFields } from './check-draft.ts';
import { changeOf, type VideoDraft } from './draft.ts';

const before: VideoDraft = {
  name: 'A river',
  description: '',
  support: '',
  tags: ['water'],
  category: null,
  licence: 1,
  language: 'en',
  channelId: 1,
  visibility: 1,
  passwords: [],
  publishAt: '',
  publishTo: 1,
  nsfw: true,
  nsfwFlags: 1,
  nsfwSummary: 'A fight',
  originalDay: '',
  commentsPolicy: 1,
  sharing: 'full',
  downloadEnabled: true,
};

test.each<[Partial<VideoDraft>, object]>([
  [{}, {}],
  [{ name: ' A brook ' }, { name: 'A brook' }],
  [{ description: ' ' }, { description: null }],
  [
    { licence: null, tags: [] },
    { licence: null, tags: [] },
  ],
  [{ nsfw: false }, { nsfw: false, nsfwFlags: 0, nsfwSummary: null }],
  [{ originalDay: '2020-02-01' }, { originallyPublishedAt: '2020-02-01T00:00:00.000Z' }],
  [
    { visibility: 5, passwords: ['open'] },
    { privacy: 5, scheduleUpdate: null, videoPasswords: ['open'] },
  ],
  [
    { visibility: 'scheduled', publishAt: '2030-01-01T10:00Z', publishTo: 2 },
    { privacy: 3, scheduleUpdate: { updateAt: '2030-01-01T10:00:00.000Z', privacy: 2 } },
  ],
])('%j is told as what it changes', (change, told) =>
  expect(changeOf({ ...before, ...change }, before)).toEqual(told),
);

test.each<[Partial<VideoDraft>, string[]]>([
  [{}, []],
  [{ name: ' ab' }, ['name']],
  [{ visibility: 5 }, ['passwords']],
  [{ visibility: 5, passwords: ['x'] }, ['passwords']],
  [{ visibility: 'scheduled' }, ['publishAt']],
  [{ visibility: 'scheduled', publishAt: '2020-01-01T10:00' }, ['publishAt']],
])('%j is wrong in %j', (change, wrong) =>
  expect(Object.keys(checkDraft({ ...before, ...change }))).toEqual(wrong),
);

test('what the node refuses is said where it was written', () =>
  expect(refusedFields({ 'scheduleUpdate.updateAt': 'too early', name: 'too long' })).toEqual({
    publishAt: 'too early',
    name: 'too long',
  }));
