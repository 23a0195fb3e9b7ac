import { expect, test } from 'vitest';

import { problemOf } from '../problem.ts';
import { signInWords } from './sign-in-words.ts';

test('a wrong password is not told apart from a wrong name', () => {
  const wrong = signInWords(problemOf(400, { code: 'invalid_grant', title: 'No such user' }, null));
  expect(wrong.title).toBe('That did not match');
});

test('too many tries say how long to wait', () => {
  expect(signInWords(problemOf(429, {}, '240')).advice).toBe('Try again in 4 minutes.');
});
