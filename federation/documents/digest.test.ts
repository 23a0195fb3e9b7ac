import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { see } from '../../test/support/activity-streams.ts';
import { givenManyVideos } from '../../test/support/many-videos.ts';
import { givenChannel } from '../../test/support/shown-channel.ts';

/** The digest of some items, as another node would compute it. */
function digestOf(items: string[]): string {
  const sum = Buffer.alloc(16);
  for (const item of items) {
    const hash = createHash('sha256').update(item).digest();
    for (let n = 0; n < sum.length; n += 1) sum[n]! ^= hash[n]!;
  }
  return sum.toString('hex');
}

test('an actor tells in one number what it published, and in pages which videos these are', async () => {
  const { node, home, alice, find, givenVideo, changeVideo, join, db } = await givenChannel();
  const bob = await join('bob');
  const videos = [await givenVideo(alice), await givenVideo(alice), await givenVideo(bob)];
  for (const privacy of [2, 3, 4] as const) await givenVideo(alice, { privacy });
  await givenVideo(alice, { published: false });
  const blocked = await givenVideo(alice);
  await changeVideo(blocked.id, { blocked: true });

  const counts = { 'accounts/alice': 2, 'video-channels/alice_channel': 2, 'accounts/peertube': 3 };
  for (const [path, total] of Object.entries(counts)) {
    const url = `${home}/${path}/digest`;
    expect((await find(`/${path}`))['digest']).toBe(url);
    const digest = await find(`/${path}/digest`);
    expect(digest).toMatchObject({ id: url, totalItems: total });
    const page = await find((digest['first'] as string).replace(home, ''));
    const items = page['orderedItems'] as string[];
    expect(page).toMatchObject({ id: digest['first'], partOf: url });
    expect(page).not.toHaveProperty('next');
    expect(digest['digest']).toBe(digestOf(items));
    const uuids = items.map((item) => item.split(' ')[0]);
    expect(uuids).toEqual(
      videos
        .slice(0, total)
        .map(({ uuid }) => uuid)
        .toSorted(),
    );
    for (const item of items) {
      const [uuid, updated] = item.split(' ');
      expect((await find(`/videos/watch/${uuid}`))['updated']).toBe(updated);
    }
  }
  expect((await see(node, '/accounts/alice/digest?after=x')).status).toBe(400);

  await givenManyVideos(db, 2_500);
  const seen: string[] = [];
  let next = (await find('/accounts/peertube/digest'))['first'] as string | undefined;
  while (next !== undefined) {
    const page = await find(next.replace(home, ''));
    seen.push(...(page['orderedItems'] as string[]));
    next = page['next'] as string | undefined;
  }
  expect(new Set(seen).size).toBe(2_503);
  expect(seen).toEqual(seen.toSorted());
});
