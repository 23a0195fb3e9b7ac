import { expect, test } from 'vitest';

import { openPeople } from '../support/people.ts';
import { startNodeProcess } from '../support/processes/node-process.ts';
import { eventually, follow, read, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Videos = { total: number; data: { name: string }[] };

const VIDEOS = 12;
const FEDERATED = { FEDERATION_ALLOW_PRIVATE: 'true' };

test('killed at any moment, two nodes end with the same catalog, and nothing in it twice', async () => {
  const [a, b] = await Promise.all([startNodeProcess(FEDERATED), startNodeProcess(FEDERATED)]);
  const [ofA, ofB] = await Promise.all([openPeople(a), openPeople(b)]);
  const alice = await ofA.join('alice');
  const bob = await ofB.join('bob');
  await follow(ofB.root, a);

  const catalog = openCatalog(a);
  const uuids: string[] = [];
  for (let n = 0; n < VIDEOS; n++) {
    uuids.push((await catalog.givenVideo(alice, { name: `Heron ${n}` })).uuid);
    if (n === 4) await a.start(); // while it tells of what was published
    if (n === 8) await b.start(); // while it fetches what it was told of
  }
  const names = async (node: typeof a) => {
    const { data, total } = await read<Videos>(node, '/videos?count=100');
    expect(total).toBe(VIDEOS);
    return data.map(({ name }) => name).toSorted();
  };
  await eventually(async () => expect(await names(b)).toEqual(await names(a)), 240_000);

  for (const uuid of uuids.slice(0, 6))
    await write(bob, 'POST', `/videos/${uuid}/comment-threads`, { text: 'What a bird' });
  await b.start();
  await a.start();
  for (const uuid of uuids.slice(0, 6))
    await eventually(
      async () =>
        expect(await read<Videos>(a, `/videos/${uuid}/comment-threads`)).toMatchObject({
          total: 1,
        }),
      240_000,
    );
}, 900_000);
