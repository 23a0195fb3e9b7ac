import { expect, test } from 'vitest';

import type { SignedIn } from '../support/client.ts';
import { eventually, follow, hostOf, read, startTwoNodes, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Asker = Pick<SignedIn, 'request'>;
type Videos = { total: number; data: object[] };
type Channels = { data: { host: string }[] };

test('lists and searches for everybody have of other nodes what this one follows', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const [alice, bob] = [await ofA.join('alice'), await ofB.join('bob')];
  await write(bob, 'POST', '/users/me/subscriptions', { uri: `alice_channel@${hostOf(a)}` });
  const own = await openCatalog(b).givenVideo(bob, { name: 'Herons here' });
  const { uuid } = await openCatalog(a).givenVideo(alice, { name: 'Herons there', tags: ['bird'] });
  for (let n = 1; n < 6; n++)
    await openCatalog(a).givenVideo(alice, { name: `Of one tag ${n}`, tags: ['bird'] });
  const ofSubscriptions = () => read<Videos>(bob, '/users/me/subscriptions/videos');
  await eventually(async () => expect(await ofSubscriptions()).toMatchObject({ total: 6 }));

  /** What each list of the node has of the other one. */
  const expectEverywhere = async (isThere: boolean) => {
    const lists = {
      '/videos?sort=name': [7, 1],
      '/videos?isLocal=false': [6, 0],
      [`/videos?host=${hostOf(a)}`]: [6, 0],
      '/search/videos?search=herons': [2, 1],
      '/search/videos?search=herons&sort=-publishedAt': [2, 1],
      [`/search/video-channels?search=alice&host=${hostOf(a)}`]: [1, 0],
    };
    for (const asker of [b, bob, ofB.root])
      for (const [list, totals] of Object.entries(lists)) {
        const total = totals[isThere ? 0 : 1];
        const found = await read<Videos>(asker, list);
        expect([list, found.total, found.data.length]).toEqual([list, total, total]);
      }
    const { data } = await read<Channels>(b, '/video-channels?count=100');
    expect(data.some(({ host }) => host === hostOf(a))).toBe(isThere);
    for (const path of ['/api/v1/overviews/videos', '/feeds/videos.json', ofChannel]) {
      const response = await b.request(path);
      expect([path, (await response.text()).includes('Herons there')]).toEqual([path, isThere]);
    }
  };
  const ofChannel = `/feeds/videos.json?videoChannelName=alice_channel@${hostOf(a)}`;
  await expectEverywhere(false);
  const address = encodeURIComponent(`http://${hostOf(a)}/w/${uuid}`);
  expect(await read(bob, `/search/videos?search=${address}`)).toMatchObject({ data: [{ uuid }] });
  expect(await read(bob, `/videos/${uuid}`)).toMatchObject({ name: 'Herons there' });
  expect(await read(b, `/videos/${own.uuid}`)).toMatchObject({ isLocal: true });

  await follow(ofB.root, a);
  await eventually(() => expectEverywhere(true));
  await write(ofB.root, 'DELETE', `/server/following/${hostOf(a)}`);
  await eventually(() => expectEverywhere(false));
  expect(await ofSubscriptions()).toMatchObject({ total: 6 });
}, 120_000);

test('strangers have of other nodes what this one follows; who is signed in has all that is known', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const [alice, bob] = [await ofA.join('alice'), await ofB.join('bob')];
  await follow(ofB.root, a);
  const { uuid } = await openCatalog(a).givenVideo(alice, { name: 'Herons' });
  await eventually(() => read(b, `/videos/${uuid}`));
  const own = await openCatalog(b).givenVideo(bob);

  const [account, channel] = [`alice@${hostOf(a)}`, `alice_channel@${hostOf(a)}`];
  const counts = async (asker: Asker) => {
    const lists = [`/accounts/${account}/videos`, `/video-channels/${channel}/videos`];
    const [ofAccount, ofChannel] = await Promise.all(
      lists.map((path) => read<Videos>(asker, path)),
    );
    return [ofAccount!.total, ofChannel!.data.length];
  };
  const status = async () => (await b.request(`/api/v1/videos/${uuid}`)).status;
  expect(await counts(b)).toEqual([1, 1]);

  await write(ofB.root, 'DELETE', `/server/following/${hostOf(a)}`);
  await eventually(async () => expect(await status()).toBe(403));
  expect(await (await b.request(`/api/v1/videos/${uuid}`)).json()).toMatchObject({
    type: 'https://docs.joinpeertube.org/api-rest-reference.html#section/Errors/does_not_respect_follow_constraints',
    code: 'does_not_respect_follow_constraints',
    detail: 'Cannot get this video regarding follow constraints',
    status: 403,
    originUrl: `http://${hostOf(a)}/videos/watch/${uuid}`,
  });
  await eventually(async () => expect(await counts(b)).toEqual([0, 0]));
  expect(await read(bob, `/videos/${uuid}`)).toMatchObject({ name: 'Herons' });
  expect(await counts(bob)).toEqual([1, 1]);
  expect(await read(b, `/videos/${own.uuid}`)).toMatchObject({ isLocal: true });
  expect(await read<Videos>(b, `/accounts/bob@${hostOf(b)}/videos`)).toMatchObject({ total: 1 });

  for (const handle of [account, channel]) {
    await write(ofB.root, 'POST', '/server/following', { handles: [handle] });
    await eventually(async () => expect(await status()).toBe(200));
    expect(await counts(b)).toEqual([1, 1]);
    await write(ofB.root, 'DELETE', `/server/following/${handle}`);
    await eventually(async () => expect(await status()).toBe(403));
  }

  const everybody = { search: { remoteUri: { users: true, anonymous: true } } };
  await write(ofB.root, 'PUT', '/config/custom', everybody);
  await eventually(async () => expect(await status()).toBe(200));
}, 120_000);
