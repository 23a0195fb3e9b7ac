import { Hono } from 'hono';
import { expect, test } from 'vitest';

import { unlessAsync } from './prefer.ts';

test.each([
  ['', false],
  ['respond-async', true],
  ['return=minimal, Respond-Async; foo=bar, wait=10', true],
  ['respond-asynchronously', false],
  ['not-respond-async', false],
  ['wait=respond-async', false],
  ['foo="a, respond-async, b"', false],
])('whoever prefers "%s" waits unless it says so', async (prefer, isAtOnce) => {
  let hasWaited = false;
  const app = new Hono().get('/', async (c) => {
    await unlessAsync(c, async () => void (hasWaited = true));
    return c.json({});
  });

  const { headers } = await app.request('/', { headers: { prefer } });

  expect(hasWaited).toBe(!isAtOnce);
  expect(headers.get('preference-applied')).toBe(isAtOnce ? 'respond-async' : null);
});
