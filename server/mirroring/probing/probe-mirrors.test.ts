import { expect, test } from 'vitest';

import { openCopies } from '../../../test/support/mirrors/copies.ts';
import { openBytes } from '../../../test/support/mirrors/mirroring.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openOtherSite } from '../../../test/support/other-site.ts';
import { openPeople } from '../../../test/support/people.ts';

const MIRRORS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']; // which file each is asked for is chance
const SOUND_BYTES = 50_000;

/** A site with files of which parts can be had. */
async function openFiles(files: Record<string, Buffer | null>) {
  const site = await openOtherSite();
  for (const [path, bytes] of Object.entries(files))
    if (bytes)
      site.on(path, ({ headers }, response) => {
        const [, first, last] = /bytes=(\d+)-(\d+)/.exec(headers.range ?? '') ?? [];
        response.writeHead(206).end(bytes.subarray(Number(first), Number(last) + 1));
      });
  return site.url;
}

/** How mirrors are found to be that have the pictures of a video, and this for its sound, which lies apart. */
async function healthWith(sound: Buffer | null) {
  const node = await startTestNode();
  const ada = await (await openPeople(node)).join('ada');
  const { givenFiles } = openBytes(node);
  const { id, files } = await givenFiles(ada, { sizes: { 360: 100_000, 0: SOUND_BYTES } });
  const kept = Object.entries(files).flatMap(([name, bytes]) =>
    MIRRORS.map((mirror) => [`/${mirror}/${name}`, name.includes('-0-') ? sound : bytes] as const),
  );
  const url = await openFiles(Object.fromEntries(kept));
  const { tellMirrors, mirrorAt } = openCopies(node);
  await tellMirrors(
    id,
    MIRRORS.map((mirror) => `${url}/${mirror}`),
  );
  const all = () => Promise.all(MIRRORS.map((mirror) => mirrorAt(`${mirror}.example`)));
  await expect
    .poll(async () => (await all()).every((mirror) => mirror?.probedAt), { timeout: 30_000 })
    .toBe(true);
  return (await all()).map((mirror) => mirror?.health);
}

test('a copy without the sound that lies apart, as PeerTube makes them, is well', async () => {
  expect(await healthWith(null)).toEqual(MIRRORS.map(() => 'well'));
}, 60_000);

test('a copy whose sound is another is not', async () => {
  expect(await healthWith(Buffer.alloc(SOUND_BYTES))).toContain('ill');
}, 60_000);
