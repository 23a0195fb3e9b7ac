import { expect, test } from 'vitest';

import { problemOf } from '../problem.ts';
import { linkWords, mayStillWork } from './link-words.ts';
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

test.each(['5/block#', '../x#', '5?', '-1', '5\n', '12345678901'])(
  'a link that names %j instead of an id proves nothing',
  (id) => {
    const link = { verificationString: 'abc' };
    expect(proofOf(new URLSearchParams({ ...link, userId: id }))).toBeNull();
    expect(proofOf(new URLSearchParams({ ...link, registrationId: id }))).toBeNull();
  },
);

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
  [403, 'This link does not work any more', false],
  [404, 'This link does not work any more', false],
  [409, 'Somebody has this address.', false],
  [503, 'The node is busy', true],
])('a link refused with %i is told as %j; may it be tried again: %s', (status, title, again) => {
  const refused = problemOf(status, {}, null);
  expect(linkWords(refused).title).toBe(title);
  expect(mayStillWork(refused)).toBe(again);
});
