import { expect, test } from 'vitest';

import { readDocument } from './document.ts';
import { givenNode } from './limits/given.ts';

/** What no list takes (contract § pagination). */
const WRONG = ['start=hello', 'start=-1', 'count=hello', 'count=-1', 'count=2000', 'sort=hello'];

test('every list refuses a place, a length and an order that make no sense', async () => {
  const { callers, at } = await givenNode();
  const { operations } = await readDocument({ request: callers.nobody.request });
  const things: Record<string, string> = {
    videos: at.video.uuid,
    'video-channels': 'alice_channel',
    accounts: 'alice',
    users: String(at.aliceId),
  };
  const wrong: string[] = [];
  let asked = 0;
  for (const { method, path, parameters = [] } of operations) {
    const names = new Set(parameters.filter((p) => p.in === 'query').map(({ name }) => name));
    if (method !== 'GET' || !names.has('start')) continue;
    const place = path.replaceAll(/([^/]+)\/\{[^}]*\}/g, (_, before: string) => `${before}/${things[before] ?? '1'}`); // prettier-ignore
    for (const query of WRONG) {
      if (query.startsWith('sort') && !names.has('sort')) continue;
      asked += 1;
      const { status } = await callers.root.request(`/api/v1${place}?${query}`);
      if (status !== 400) wrong.push(`${place}?${query}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(100);
});
