import { readFile, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test, vi } from 'vitest';

import { openSlowDoor } from '../../test/support/lines/slow-door.ts';
import { openBytes } from '../../test/support/mirrors/mirroring.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { startNodeProcess } from '../../test/support/processes/node-process.ts';
import { eventually, follow, read, write } from '../../test/support/two-nodes.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { sweepBlobs } from '../platform/blobs.ts';
import { openStorage } from '../platform/storage.ts';
import { keyOf } from './copying/make-copy.ts';

type Copies = {
  data: { redundancies: { streamingPlaylists: { state: string; problem: string | null }[] } }[];
};

const VIDEOS = '/server/redundancy/videos';
const SIZE = 3_000_000;
const LONG_AGO = new Date(Date.now() - 24 * 3_600_000);

test('a copy that is killed in the middle goes on where it was, and is whole or not there', async () => {
  const door = await openSlowDoor({ bytesPerSecond: 400_000 });
  const [a, b] = await Promise.all([
    startTestNode({ PUBLIC_URL: door.url }),
    startNodeProcess({ FEDERATION_ALLOW_PRIVATE: 'true', FAULT_POINT: 'mirroring.fetched' }),
  ]);
  door.leadTo(a.url);
  const alice = await (await openPeople(a)).join('alice');
  const { root } = await openPeople(b);
  await follow(root, { url: door.url });
  const { uuid, files } = await openBytes(a).givenFiles(alice, { sizes: { 360: SIZE } });
  const [[name, bytes]] = Object.entries(files) as [[string, Buffer]];
  await eventually(() => read(b, `/videos/${uuid}`));
  await write(root, 'POST', VIDEOS, { videoId: uuid });

  const grown = async () =>
    (await stat(join(b.dataDirectory, 'mirroring', '1', name)).catch(() => ({ size: 0 }))).size;
  await vi.waitUntil(async () => (await grown()) > 500_000, { timeout: 30_000, interval: 20 });
  await b.kill();
  const before = await grown();
  expect(before).toBeLessThan(SIZE);
  door.beFast();
  await b.start(); // it dies once more, between its last byte and the row that tells of it
  await b.died();
  const resumed = door.ranges().find((range) => range !== undefined);
  expect(Number(/^bytes=(\d+)-$/.exec(resumed!)![1])).toBeGreaterThanOrEqual(before);

  const storage = await openStorage(b.dataDirectory); // hours pass: what no row knows is swept away
  const key = keyOf({ id: 1, videoUuid: uuid }, name);
  await utimes(storage.localPath({ key, place: 'local' }), LONG_AGO, LONG_AGO);
  const { signal } = new AbortController();
  await sweepBlobs.run({}, { db: openCatalog(b).db, storage, signal });

  await b.start({ FAULT_POINT: '' });
  expect((await b.request(`/static/redundancy/hls/${uuid}/${name}`)).status).toBe(404);
  await eventually(async () => {
    const { data } = await read<Copies>(root, `${VIDEOS}?target=remote-videos`);
    expect(data[0]?.redundancies.streamingPlaylists[0]).toMatchObject({ state: 'kept' });
  }, 60_000);
  const served = await b.request(`/static/redundancy/hls/${uuid}/${name}`);
  expect(Buffer.from(await served.arrayBuffer())).toEqual(bytes);
  expect(door.bytesOfMedia()).toBeLessThan(SIZE * 1.5);
  await expect(readFile(join(b.dataDirectory, 'mirroring', '1', name))).rejects.toThrow('ENOENT');
}, 240_000);
