import { expect, test } from 'vitest';

import { startTestNode } from '../../test/support/node.ts';

test('a mention leads to who it names, and nowhere for one who is unknown', async () => {
  const node = await startTestNode();
  const follow = async (path: string) => {
    const init = { redirect: 'manual' } as const;
    const { status, headers } = await node.request(`/services/redirect/${path}`, init);
    return [status, headers.get('location')];
  };
  const { host, origin } = new URL(node.url.replace('127.0.0.1', 'localhost'));

  for (const kind of ['accounts', 'actors']) {
    for (const handle of ['root', `root@${host}`])
      expect(await follow(`${kind}/${handle}`)).toEqual([302, `${origin}/accounts/root`]);
    for (const handle of ['nobody', 'root@elsewhere.example'])
      expect(await follow(`${kind}/${handle}`)).toEqual([404, null]);
  }
  const channel = [302, `${origin}/video-channels/root_channel`];
  expect(await follow(`actors/@root_channel@${host}`)).toEqual(channel);
  expect(await follow('accounts/root_channel')).toEqual([404, null]);
});
