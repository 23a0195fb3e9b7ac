import { expect, test } from 'vitest';

import { problemOf } from '../problem.ts';
import { linkWords } from './link-words.ts';
import { nextAfterProof, proofOf } from './proof.ts';

const read = (query: string) => proofOf(new URLSearchParams(query));

test('a link says whose address it proves', () => {
  expect(read('userId=3&verificationString=abc')).toEqual({
    of: 'user',
    id: '3',
    verificationString: 'abc',
    isPendingEmail: false,
  });
  expect(read('userId=3&isPendingEmail=true&verificationString=abc')).toMatchObject({
    isPendingEmail: true,
  });
  expect(read('registrationId=7&verificationString=abc')).toMatchObject({ of: 'request', id: '7' });
  expect(read('userId=3')).toBeNull();
  expect(read('verificationString=abc')).toBeNull();
});

test('who has proved an address waits, signs in, or sees their account', () => {
  const [user, request] = [
    read('userId=3&verificationString=a')!,
    read('registrationId=7&verificationString=a')!,
  ];
  expect(nextAfterProof(user, null)).toBe('signIn');
  expect(nextAfterProof(user, {})).toBe('account');
  expect(nextAfterProof(request, null)).toBe('wait');
});

test.each([
  [403, 'This link does not work any more'],
  [404, 'This link does not work any more'],
  [409, 'Somebody has this address.'],
  [503, 'The node is busy'],
])('a link refused with %i is told as %j', (status, title) => {
  expect(linkWords(problemOf(status, {}, null)).title).toBe(title);
});
