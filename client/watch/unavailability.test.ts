import { expect, test } from 'vitest';

import { unavailability } from './unavailability.ts';

const ELSEWHERE = { status: 403, code: 'does_not_respect_follow_constraints' };

test.each([
  ['stranger', ELSEWHERE, 'origin', /sign in/],
  ['user', ELSEWHERE, 'origin', /Watch the video there\.$/],
  ['embedded', ELSEWHERE, 'origin', /Watch the video there\.$/],
  ['stranger', { status: 403, code: '' }, 'signIn', /sign in/],
  ['user', { status: 403, code: '' }, 'home', /Ask its owner/],
  ['embedded', { status: 401, code: '' }, 'page', /on its own page/],
  ['user', { status: 403, code: 'video_blocked' }, 'rules', /moderators/],
  ['user', { status: 404, code: '' }, 'home', /deleted/],
] as const)('%s, answered %o, is told what they can do', (told, refusal, action, advice) => {
  expect(unavailability(refusal, told)).toMatchObject({
    action,
    advice: expect.stringMatching(advice),
  });
});

test('what nobody has words for is left to the words of its problem', () => {
  expect(unavailability({ status: 500, code: '' }, 'user')).toBe(null);
});
