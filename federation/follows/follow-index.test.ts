import { expect, onTestFinished, test } from 'vitest';

import { startSite } from '../../test/support/site.ts';
import { eventually, hostOf, read, startTwoNodes, write } from '../../test/support/two-nodes.ts';

test('the nodes of a list are followed once an administrator wants that', async () => {
  const { a, b, ofA } = await startTwoNodes();
  const hosts = [hostOf(a), hostOf(b), 'no host'].map((host) => ({ host }));
  const body = JSON.stringify({ total: hosts.length, data: hosts });
  const site = await startSite({ '/hosts': { type: 'application/json', body } });
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
