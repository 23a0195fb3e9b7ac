import { expect, test } from 'vitest';

import { isFileToken, isSourceToken, sessionOfToken, signFileToken } from './file-token.ts';

const SECRET = Buffer.alloc(32, 1);
const VIDEO = {
  uuid: '98708646-3498-4b82-8fef-d40c47887c4f',
  privacy: 5,
  blocked: false,
  passwords: ['a', 'b'],
};
const NOW = Date.UTC(2026, 10, 21);
const HOUR_MS = 3_600_000;
const { token, expires } = signFileToken(SECRET, VIDEO, { now: NOW });

test('a token opens its video until it expires', () => {
  expect(isFileToken(SECRET, VIDEO, token, NOW)).toBe(true);
  expect(isFileToken(SECRET, { ...VIDEO, passwords: ['b', 'a'] }, token, NOW)).toBe(true);
  expect(isFileToken(SECRET, VIDEO, token, expires.getTime())).toBe(true);
  expect(isFileToken(SECRET, VIDEO, token, expires.getTime() + 1)).toBe(false);
  expect(expires.getTime() - NOW).toBe(8 * HOUR_MS);
});

test('only the token of who manages it opens the source, and that one opens the rest too', () => {
  const { token: managing } = signFileToken(SECRET, VIDEO, { opens: 'source', now: NOW });
  expect(isSourceToken(SECRET, VIDEO, managing, NOW)).toBe(true);
  expect(isFileToken(SECRET, VIDEO, managing, NOW)).toBe(true);
  expect(isSourceToken(SECRET, VIDEO, token, NOW)).toBe(false);
});

test('it says which session it was given to', () => {
  const { token: given } = signFileToken(SECRET, VIDEO, { sessionId: 4711, now: NOW });
  expect(isFileToken(SECRET, VIDEO, given, NOW)).toBe(true);
  expect(sessionOfToken(given)).toBe(4711);
  expect(sessionOfToken(token)).toBeUndefined();
  expect(sessionOfToken('nonsense')).toBeUndefined();
});

test.each([
  ['another video', { ...VIDEO, uuid: '98708646-3498-4b82-8fef-d40c47887c40' }],
  ['another privacy', { ...VIDEO, privacy: 3 }],
  ['a blocked video', { ...VIDEO, blocked: true }],
  ['other passwords', { ...VIDEO, passwords: ['a'] }],
])('it does not open %s', (_, video) => {
  expect(isFileToken(SECRET, video, token, NOW)).toBe(false);
});

test('nobody without the secret can make one, or make one last longer', () => {
  const [time, session, seal] = token.split('.');
  const later = (Number.parseInt(time!, 36) + 1).toString(36);
  const forged = signFileToken(Buffer.alloc(32, 2), VIDEO, { now: NOW }).token;
  const tried = [
    forged,
    `${later}.${session}.${seal}`,
    `${time}.1.${seal}`,
    `${time}.${session}.`,
    `.${session}.${seal}`,
    `${time}.${seal}`,
    seal!,
    '',
    'null',
    `${token}=`,
  ];
  for (const text of tried) expect(isFileToken(SECRET, VIDEO, text, NOW)).toBe(false);
});
