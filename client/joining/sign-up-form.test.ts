import { expect, test } from 'vitest';

import { problemOf } from '../problem.ts';
import { applicantOf, checkSignUp, EMPTY_SIGN_UP, refusedSignUp } from './sign-up-form.ts';

const EVE = { ...EMPTY_SIGN_UP, username: 'eve', email: ' eve@example.org', password: 'open rye' };

test('what the node would refuse is told before it is asked', () => {
  expect(checkSignUp(EVE, false)).toEqual({});
  const wrong = { ...EVE, username: 'Eve', password: 'short', channelName: 'Films' };
  expect(Object.keys(checkSignUp(wrong, true)).toSorted()).toEqual([
    'channelAddress',
    'password',
    'reason',
    'username',
  ]);
  const same = { ...EVE, channelName: 'Eve', channelAddress: 'Eve' };
  expect(checkSignUp(same, false)).toEqual({ channelAddress: 'It cannot be the user name.' });
});

const refused = (status: number, ...paths: string[]) => {
  const fields = Object.fromEntries(paths.map((path) => [path, { msg: 'no', path }]));
  return refusedSignUp(problemOf(status, { 'invalid-params': fields }, null));
};

test('what the node refuses stands at its field', () => {
  expect(refused(400, 'email', 'registrationReason')).toEqual({
    email: 'This is not an e-mail address.',
    reason: 'A few words, at least.',
  });
  expect(refused(409, 'username')).toEqual({ username: 'Somebody has this name.' });
  expect(refused(409, 'channel.name')).toEqual({ channelAddress: 'This address is taken.' });
  expect(refused(403)).toEqual({});
});

test('a channel is told of only when it was named', () => {
  expect(applicantOf(EVE)).toEqual({
    username: 'eve',
    email: 'eve@example.org',
    password: 'open rye',
  });
  const named = { ...EVE, channelName: 'Rivers of the north ', channelAddress: 'rivers' };
  expect(applicantOf(named).channel).toEqual({
    name: 'rivers',
    displayName: 'Rivers of the north',
  });
});
