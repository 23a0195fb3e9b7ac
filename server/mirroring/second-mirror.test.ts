import { expect, test } from 'vitest';

import { openSlowDoor } from '../../test/support/lines/slow-door.ts';
import { openCopies } from '../../test/support/mirrors/copies.ts';
import { openBytes } from '../../test/support/mirrors/mirroring.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openOtherSite } from '../../test/support/other-site.ts';
import { openPeople } from '../../test/support/people.ts';
import { eventually, follow, read, write } from '../../test/support/two-nodes.ts';

type Details = {
  id: number;
  streamingPlaylists: { redundancies: object[] }[];
};

const VIDEOS = '/server/redundancy/videos';
const SIZE = 1_000_000;

/** A node with a video, whose media are counted, and one that knows it. */
async function startWithVideo() {
  const door = await openSlowDoor({ bytesPerSecond: 1 });
  door.beFast();
  const [a, b] = await Promise.all([startTestNode({ PUBLIC_URL: door.url }), startTestNode()]);
  door.leadTo(a.url);
  const alice = await (await openPeople(a)).join('alice');
  const { root } = await openPeople(b);
  await follow(root, { url: door.url });
  const given = await openBytes(a).givenFiles(alice, { sizes: { 360: SIZE } });
  const copies = openCopies(b);
  await eventually(() => copies.settle(given.uuid, 0));
  const { id } = await read<Details>(b, `/videos/${given.uuid}`);
  return { ...given, door, a, root, copies, id };
}

test('a second mirror takes its bytes of the first, and the origin sends none of them', async () => {
  const { door, a, root, copies, uuid } = await startWithVideo();
  await write(root, 'POST', VIDEOS, { videoId: uuid });
  await eventually(async () => expect(await copies.kept()).toEqual([uuid]));
  const first = door.bytesOfMedia();
  expect(first).toBeGreaterThanOrEqual(SIZE);
  const mirrorsOf = async (who: typeof a) =>
    (await read<Details>(who, `/videos/${uuid}`)).streamingPlaylists[0]!.redundancies.length;
  await eventually(async () => expect(await mirrorsOf(a)).toBe(1));

  const c = await startTestNode();
  const ofC = await openPeople(c);
  await follow(ofC.root, { url: door.url });
  const atC = openCopies(c);
  await eventually(() => atC.settle(uuid, 0));
  await eventually(async () => expect(await mirrorsOf(c)).toBe(1));
  const before = door.bytesOfMedia();
  await write(ofC.root, 'POST', VIDEOS, { videoId: uuid });
  await eventually(async () => expect(await atC.kept()).toEqual([uuid]));
  expect(door.bytesOfMedia()).toBe(before);
}, 240_000);

const PIECE = 2 ** 16;

test('of a mirror that lies half-way the true pieces are kept, the next goes on with them, and it is used no more', async () => {
  const { door, root, copies, id, uuid, files } = await startWithVideo();
  const [[name, bytes]] = Object.entries(files) as [[string, Buffer]];
  const site = await openOtherSite();
  const lying = Buffer.from(bytes);
  lying.fill(1, 5 * PIECE + 10);
  site.on(`/a/${name}`, (_, response) => void response.end(lying));
  await copies.tellMirrors(id, [`${site.url}/a`]);
  await write(root, 'POST', VIDEOS, { videoId: uuid });
  await eventually(async () => expect(await copies.kept()).toEqual([uuid]));
  expect(door.ranges()).toEqual([`bytes=${5 * PIECE}-`]);
  expect(door.bytesOfMedia()).toBe(SIZE - 5 * PIECE);
  expect((await copies.mirrorAt('a.example'))!.health).toBe('ill');
}, 240_000);
