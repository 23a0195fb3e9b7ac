import { expect, test } from 'vitest';

import { notificationWords } from './notification-words.ts';
import type { Notification } from './notifications-api.ts';

const told = (type: number, rest: object = {}) =>
  notificationWords({ id: 1, type, read: false, data: null, ...rest } as unknown as Notification);

const ada = { displayName: 'Ada', name: 'ada', host: 'far.example' };
const video = { shortUUID: 'kX9', name: 'Herons', channel: { displayName: 'River Almanac' } };

test('a notification says who did what to what, and leads there', () => {
  expect(told(1, { video })).toMatchObject({
    who: 'River Almanac',
    what: 'published',
    thing: 'Herons',
    href: '/w/kX9',
  });
  const comment = { threadId: 7, account: ada, video, heldForReview: false };
  expect(told(2, { comment })).toMatchObject({ who: 'Ada', href: '/w/kX9?threadId=7' });
  expect(told(2, { comment: { ...comment, heldForReview: true } }).what).toContain('approval');
  const following = { type: 'channel', displayName: 'River Almanac' };
  expect(told(10, { actorFollow: { follower: ada, following } })).toMatchObject({
    what: 'follows',
    thing: 'River Almanac',
    href: '/a/ada@far.example',
  });
});

test.each(Array.from({ length: 35 }, (_, index) => index + 1))(
  'kind %i has words even when what it was about is gone',
  (type) => {
    const { who, what, href } = told(type);
    expect([who, what, href]).not.toContain(undefined);
    expect(who).not.toBe('');
  },
);
