import { expect, test } from 'vitest';

import { startTestNode } from '../../test/support/node.ts';

test('a mention leads to the account it names, and nowhere for one that is unknown', async () => {
  const node = await startTestNode();
  const follow = (handle: string) =>
    node.request(`/services/redirect/accounts/${handle}`, { redirect: 'manual' });
  const { host, origin } = new URL(node.url.replace('127.0.0.1', 'localhost'));

  for (const handle of ['root', `root@${host}`]) {
    const { status, headers } = await follow(handle);
    expect([status, headers.get('location')]).toEqual([302, `${origin}/accounts/root`]);
  }
  expect((await follow('nobody')).status).toBe(404);
  expect((await follow('root@elsewhere.example')).status).toBe(404);
});
