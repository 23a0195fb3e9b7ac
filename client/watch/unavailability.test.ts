import { expect, test } from 'vitest';

import { Problem } from '../problem.ts';
import { originOf, unavailability } from './unavailability.ts';

const ELSEWHERE = { status: 403, code: 'does_not_respect_follow_constraints' };

test.each([
  ['stranger', ELSEWHERE, 'origin', /sign in/],
  ['user', ELSEWHERE, 'origin', /Watch the video there\.$/],
  ['embedded', ELSEWHERE, 'origin', /Watch the video there\.$/],
  ['stranger', { status: 403, code: '' }, 'signIn', /sign in/],
  ['user', { status: 403, code: '' }, 'home', /Ask its owner/],
  ['embedded', { status: 401, code: '' }, 'page', /on its own page/],
  ['user', { status: 403, code: 'video_blocked' }, 'rules', /moderators/],
  ['stranger', { status: 401, code: 'video_blocked_to_strangers' }, 'rules', /moderators/],
  ['user', { status: 404, code: '' }, 'home', /deleted/],
] as const)('%s, answered %o, is told what they can do', (told, refusal, action, advice) => {
  expect(unavailability(new Problem(refusal.status, refusal), told)).toMatchObject({
    action,
    advice: expect.stringMatching(advice),
  });
});

test.each([[new Problem(500)], [new TypeError('a fault of ours')]])(
  'after %s, which is no refusal, one may try again',
  (problem) => expect(unavailability(problem, 'user')).toMatchObject({ action: 'retry' }),
);

test.each([
  ['https://far.example/w/1', 'https://far.example/w/1'],
  ['javascript:alert(1)', undefined],
  ['https://', undefined],
  [undefined, undefined],
])('the origin %s leads to %s', (originUrl, href) => {
  expect(originOf(new Problem(403, { originUrl }))).toBe(href);
});

test('silence has no origin', () => expect(originOf(new TypeError())).toBe(undefined));
