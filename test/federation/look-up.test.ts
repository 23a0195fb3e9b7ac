import { expect, test } from 'vitest';

import { inContext } from '../../federation/vocabulary/own-contexts.ts';
import { givenForeignVideo, givenPublisher, startForeignNode } from '../support/foreign-node.ts';
import { eventually, hostOf, read, startTwoNodes, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Asker = Parameters<typeof read>[0];
type Found = { total: number; data: { name: string; displayName?: string }[] };
type Subscriptions = { data: { name: string; host: string }[] };
type Abuses = { data: { reason: string; reporterAccount: { host: string } }[] };

const search = (who: Asker, kind: string, text: string) =>
  read<Found>(who, `/search/${kind}?search=${encodeURIComponent(text)}`);

test('what is not known is found by its address, then followed, watched and reported', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const [alice, bob] = [await ofA.join('alice'), await ofB.join('bob')];
  const { uuid } = await openCatalog(a).givenVideo(alice, { name: 'Herons' });
  const address = `http://${hostOf(a)}/videos/watch/${uuid}`;
  expect(await search(b, 'videos', address)).toMatchObject({ total: 0 }); // strangers have nothing looked up
  expect(await search(bob, 'videos', address)).toMatchObject({
    total: 1,
    data: [{ name: 'Herons' }],
  });
  expect(await search(b, 'videos', address)).toMatchObject({ total: 1 });

  const handle = `alice_channel@${hostOf(a)}`;
  expect(await search(bob, 'video-channels', handle)).toMatchObject({ total: 1 });
  await write(bob, 'POST', '/users/me/subscriptions', { uri: handle });
  await eventually(async () =>
    expect(await read<Subscriptions>(bob, '/users/me/subscriptions')).toMatchObject({
      data: [{ name: 'alice_channel', host: hostOf(a) }],
    }),
  );

  const { videoChannels } = await read<{ videoChannels: { id: number }[] }>(alice, '/users/me');
  const created = await write(alice, 'POST', '/video-playlists', {
    displayName: 'Birds',
    privacy: 1,
    videoChannelId: videoChannels[0]!.id,
  });
  const { videoPlaylist } = (await created.json()) as { videoPlaylist: { uuid: string } };
  const ofPlaylist = `http://${hostOf(a)}/video-playlists/${videoPlaylist.uuid}`;
  expect(await search(bob, 'video-playlists', ofPlaylist)).toMatchObject({
    data: [{ displayName: 'Birds' }],
  });

  const { id } = await read<{ id: number }>(bob, `/videos/${uuid}`);
  await write(bob, 'POST', '/abuses', { video: { id }, reason: 'This is no heron.' });
  await eventually(async () =>
    expect(await read<Abuses>(ofA.root, '/abuses')).toMatchObject({
      data: [{ reason: 'This is no heron.', reporterAccount: { host: hostOf(b) } }],
    }),
  );

  await expectNoLies(ofB.root, { uuid, address });
}, 120_000);

/** Another node shows, at its own addresses, what it says is a video it has not. */
async function expectNoLies(root: Asker, { uuid, address }: { uuid: string; address: string }) {
  const liar = await startForeignNode();
  const publisher = givenPublisher(liar, 'eve');
  const fake = givenForeignVideo(liar, publisher, { name: 'Not herons' });
  const shown = (path: string, said: object) => {
    liar.show(inContext('Video', { ...fake, id: liar.url(path), ...said }), path);
    return liar.url(path);
  };
  const lies = [
    shown('/videos/watch/same-id', { id: address }), // fetched from where its id is, it is the true one
    shown('/videos/watch/same-uuid', { uuid }),
    shown('/videos/watch/by-another', { attributedTo: [new URL('/accounts/alice', address).href] }),
    shown('/videos/watch/for-nobody', { to: [], cc: [] }),
    'http://eve@127.0.0.1/videos/watch/1',
    `${liar.origin}/nothing`,
  ];
  for (const lie of lies)
    expect.soft(await search(root, 'videos', lie), lie).toMatchObject({ total: 0 });
  expect(await read(root, `/videos/${uuid}`)).toMatchObject({ name: 'Herons', url: address });
  expect(liar.asked).toContain('/nothing');
  const asked = liar.asked.length;
  await search(root, 'videos', `${liar.origin}/nothing`);
  expect(liar.asked).toHaveLength(asked); // what was not there is not asked for again at once
}
