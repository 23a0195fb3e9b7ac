import { expect, test } from 'vitest';

import { problemOf } from '../problem.ts';
import { refusalWords, signInWords } from './sign-in-words.ts';

test('a wrong password is not told apart from a wrong name', () => {
  const wrong = signInWords(problemOf(400, { code: 'invalid_grant', title: 'No such user' }, null));
  expect(wrong.title).toBe('That did not match');
});

test.each([
  [401, 'missing_two_factor', 'A code is needed as well'],
  [400, 'invalid_two_factor', 'The code is not right'],
  [400, 'account_blocked', 'This account is blocked'],
  [400, 'email_not_verified', 'Your e-mail address is not verified'],
  [400, 'account_waiting_for_approval', 'Your request waits for a moderator'],
  [400, 'account_approval_rejected', 'Your request to join was turned down'],
])('%i %s is told apart from a wrong password', (status, code, title) => {
  expect(signInWords(problemOf(status, { code, detail: 'Refused.' }, null)).title).toBe(title);
  expect(refusalWords(code)?.title).toBe(title);
});

test('an unknown passkey is no wrong password', () => {
  const unknown = signInWords(problemOf(401, { code: 'unauthorized_request' }, null), 'passkey');
  expect(unknown.title).toBe('This passkey is not known here');
});

test('too many tries say how long to wait', () => {
  expect(signInWords(problemOf(429, {}, '240')).advice).toBe('Try again in 4 minutes.');
});
