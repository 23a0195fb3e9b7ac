import { expect, onTestFinished, test } from 'vitest';

import { startSite } from '../../test/support/site.ts';
import { eventually, hostOf, read, startTwoNodes, write } from '../../test/support/two-nodes.ts';

/** A page of an index of nodes. */
const page = (hosts: string[]) => ({
  type: 'application/json',
  body: JSON.stringify({ total: 1_002, data: hosts.map((host) => ({ host })) }),
});

test('the nodes of a list are followed once an administrator wants that', async () => {
  const { a, b, ofA } = await startTwoNodes();
  const site = await startSite({
    '/hosts?start=0&count=1000': page(Array.from({ length: 1_000 }, (_, n) => `no host ${n}`)),
    '/hosts?start=1000&count=1000': page([hostOf(a), hostOf(b)]),
  });
  onTestFinished(site.close);

  const autoFollowIndex = { enabled: true, indexUrl: `${site.url}hosts` };
  const followings = { instance: { autoFollowIndex } };
  await write(ofA.root, 'PUT', '/config/custom', { followings });
  await eventually(async () => {
    const { data } = await read<Followings>(ofA.root, '/server/following');
    expect(data).toMatchObject([{ state: 'accepted', following: { host: hostOf(b) } }]);
  });
}, 120_000);

type Followings = { data: object[] };
