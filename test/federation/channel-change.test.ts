import { expect, test } from 'vitest';

import { eventually, follow, hostOf, read, startTwoNodes, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Channel = { displayName: string; support: string | null; publicEmail: string | null };
type Video = { support: string | null };

test('what a channel says of itself reaches other nodes, and so does what it says on its videos', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  await follow(ofB.root, a);
  const alice = await ofA.join('alice');
  const { uuid } = await openCatalog(a).givenVideo(alice, { support: 'Buy me seeds' });
  await eventually(() => read<Video>(b, `/videos/${uuid}`));

  const told = { displayName: 'Birds', support: 'Pay me', publicEmail: 'birds@example.org' };
  await write(alice, 'PUT', '/video-channels/alice_channel', told);
  const there = `/video-channels/alice_channel@${hostOf(a)}`;
  await eventually(async () => expect(await read<Channel>(b, there)).toMatchObject(told));
  expect(await read<Video>(b, `/videos/${uuid}`)).toMatchObject({ support: 'Buy me seeds' });

  const toAll = { support: 'Thank you', bulkVideosSupportUpdate: true };
  await write(alice, 'PUT', '/video-channels/alice_channel', toAll);
  await eventually(async () =>
    expect(await read<Video>(b, `/videos/${uuid}`)).toMatchObject({ support: 'Thank you' }),
  );
});
