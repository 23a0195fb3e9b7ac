import { expect, test } from 'vitest';

import { UserForm } from './user-form.ts';

const USER = { username: 'alice', password: 'open sesame', email: 'alice@example.org', role: 2 };

test('a role is read by its number', () => {
  expect(UserForm.parse(USER)).toMatchObject({ role: 'user' });
});

test.each([
  ['username', 'Alice'],
  ['username', 'a b'],
  ['username', 'a\n'],
  ['username', 'älice'],
  ['username', ''],
  ['username', 'a'.repeat(51)],
  ['password', 'short'],
  ['email', 'alice'],
  ['role', 3],
  ['role', '0'],
  ['role', undefined],
  ['videoQuota', 1.5],
  ['videoQuota', -2],
  ['channelName', 'a/b'],
  ['id', 1],
  ['accountId', 1],
  ['passwordHash', 'x'],
])('a new user with %s %j is refused', (field, value) => {
  expect(UserForm.safeParse({ ...USER, [field]: value }).success).toBe(false);
});
