import { expect, test } from 'vitest';

import { eventually, follow, read, startTwoNodes, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Channel = { videoChannels: { id: number }[] };
type Elements = { data: { video: { name: string } | null; startTimestamp: number | null }[] };

test('a playlist is seen on the other node as it is, in its order, until it goes', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const alice = await ofA.join('alice');
  await follow(ofB.root, a);
  const { givenVideo } = openCatalog(a);
  const videos = [
    await givenVideo(alice, { name: 'Herons' }),
    await givenVideo(alice, { name: 'Storks' }),
  ];
  const { videoChannels } = await read<Channel>(alice, '/users/me');
  const created = await write(alice, 'POST', '/video-playlists', {
    displayName: 'Birds',
    privacy: 1,
    videoChannelId: videoChannels[0]!.id,
  });
  const { videoPlaylist } = (await created.json()) as { videoPlaylist: { uuid: string } };
  const path = `/video-playlists/${videoPlaylist.uuid}`;
  for (const [n, { id: videoId }] of videos.entries())
    await write(alice, 'POST', `${path}/videos`, { videoId, startTimestamp: n });

  const names = async () =>
    (await read<Elements>(b, `${path}/videos`)).data.map(({ video }) => video?.name);
  await eventually(async () => expect(await names()).toEqual(['Herons', 'Storks']));
  expect(await read(b, path)).toMatchObject({
    displayName: 'Birds',
    isLocal: false,
    videoChannelPosition: 1,
  });
  expect((await read<Elements>(b, `${path}/videos`)).data[1]!.startTimestamp).toBe(1);

  await write(alice, 'POST', `${path}/videos/reorder`, {
    startPosition: 2,
    insertAfterPosition: 0,
  });
  await eventually(async () => expect(await names()).toEqual(['Storks', 'Herons']));
  await write(alice, 'PUT', path, { displayName: 'Long legs' });
  await eventually(async () =>
    expect(await read(b, path)).toMatchObject({ displayName: 'Long legs' }),
  );

  await write(alice, 'PUT', path, { privacy: 3 });
  await eventually(async () => expect((await b.request(`/api/v1${path}`)).status).toBe(404));
}, 120_000);
