import { expect, test } from 'vitest';

import { eventually, follow, hostOf, read, startTwoNodes, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Videos = {
  total: number;
  data: { uuid: string; name: string; isLocal: boolean; url: string }[];
};
type Video = { id: number; name: string; likes: number; comments: number };
type Threads = {
  data: { id: number; text: string; totalReplies: number; account: { host: string } }[];
};

test('what is published on one node is seen on the other, changes there, and goes there', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const alice = await ofA.join('alice');
  const bob = await ofB.join('bob');
  await follow(ofB.root, a);

  const { uuid } = await openCatalog(a).givenVideo(alice, { name: 'Herons' });
  const seen = await eventually(async () => {
    const { data } = await read<Videos>(b, '/videos');
    expect(data).toMatchObject([{ uuid, name: 'Herons', isLocal: false }]);
    return data[0]!;
  });
  expect(seen.url).toContain(hostOf(a));

  await write(alice, 'PUT', `/videos/${uuid}`, { name: 'Grey herons' });
  await eventually(async () =>
    expect(await read<Video>(b, `/videos/${uuid}`)).toMatchObject({ name: 'Grey herons' }),
  );

  await write(bob, 'POST', `/videos/${uuid}/comment-threads`, { text: 'What a bird' });
  const [heard] = await eventually(async () => {
    const { data } = await read<Threads>(a, `/videos/${uuid}/comment-threads`);
    expect(data).toMatchObject([{ text: 'What a bird', account: { host: hostOf(b) } }]);
    return data;
  });
  await write(alice, 'POST', `/videos/${uuid}/comments/${heard!.id}`, { text: 'They are shy' });
  await eventually(async () =>
    expect(await read<Threads>(b, `/videos/${uuid}/comment-threads`)).toMatchObject({
      data: [{ totalReplies: 1 }],
    }),
  );

  await write(bob, 'PUT', `/videos/${uuid}/rate`, { rating: 'like' });
  await eventually(async () =>
    expect(await read<Video>(a, `/videos/${uuid}`)).toMatchObject({ likes: 1 }),
  );

  await write(alice, 'DELETE', `/videos/${uuid}`);
  await eventually(async () =>
    expect(await read<Videos>(b, '/videos')).toMatchObject({ total: 0 }),
  );
}, 120_000);
