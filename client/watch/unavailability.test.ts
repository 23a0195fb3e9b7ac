import { expect, test } from 'vitest';

import { unavailability } from './unavailability.ts';

const ELSEWHERE = { status: 403, code: 'does_not_respect_follow_constraints' };

test.each([
  ['a stranger', ELSEWHERE, false, 'origin', /sign in/],
  ['somebody signed in', ELSEWHERE, true, 'origin', /Watch the video there\.$/],
  ['a stranger', { status: 403, code: '' }, false, 'signIn', /sign in/],
  ['somebody signed in', { status: 403, code: '' }, true, 'home', /Ask its owner/],
  ['anybody', { status: 403, code: 'video_blocked' }, true, 'rules', /moderators/],
  ['anybody', { status: 404, code: '' }, true, 'home', /deleted/],
])('%s who is answered %o is told what they can do', (_, refusal, signedIn, action, advice) => {
  expect(unavailability(refusal, signedIn)).toMatchObject({
    action,
    advice: expect.stringMatching(advice),
  });
});

test('what nobody has words for is left to the words of its problem', () => {
  expect(unavailability({ status: 500, code: '' }, true)).toBe(null);
});
