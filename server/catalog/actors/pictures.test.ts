import sharp from 'sharp';
import { expect, test } from 'vitest';

import type { SignedIn } from '../../../test/support/client.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';

type Image = { width: number; height: number; path: string; fileUrl: string };

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#357' } });

function pick(who: Pick<SignedIn, 'request'>, path: string, bytes: Buffer, field = 'avatarfile') {
  const form = new FormData();
  form.set(field, new Blob([new Uint8Array(bytes)]), 'picture.png');
  return who.request(`/api/v1${path}/pick`, { method: 'POST', body: form });
}

test('a picked picture is drawn anew in every size, and the one before is gone', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const alice = await join('alice');
  const sideways = await picture(300, 200)
    .jpeg()
    .withExif({ IFD0: { Orientation: '6' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
    .toBuffer();

  const first = await pick(alice, '/users/me/avatar', await picture(64, 64).png().toBuffer());
  const { avatars: before } = (await first.json()) as { avatars: Image[] };
  const response = await pick(alice, '/users/me/avatar', sideways);
  const { avatars } = (await response.json()) as { avatars: Image[] };
  expect(avatars.map(({ width }) => width)).toEqual([48, 120, 600, 1500]);
  expect(avatars[1]!.path).toMatch(/^\/lazy-static\/avatars\/[0-9a-f-]{36}\.jpg$/);
  const served = await node.request(avatars[1]!.path);
  expect(served.headers.get('content-type')).toBe('image/jpeg');
  const metadata = await sharp(Buffer.from(await served.arrayBuffer())).metadata();
  expect(metadata).toMatchObject({ width: 120, height: 120 });
  expect(metadata.exif).toBeUndefined();
  const account = await (await node.request('/api/v1/accounts/alice')).json();
  expect(account).toMatchObject({ avatars: [{ path: avatars[0]!.path }, {}, {}, {}] });

  const known = async (path: string) => (await node.request(path)).status;
  await expect.poll(() => known(before[2]!.path), { timeout: 15_000 }).toBe(404);
  expect((await alice.request('/api/v1/users/me/avatar', { method: 'DELETE' })).status).toBe(204);
  expect(await (await node.request('/api/v1/accounts/alice')).json()).toMatchObject({
    avatars: [],
  });
});

test('an avatar that moves is one that moves', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const frames = await Promise.all(
    ['red', 'blue'].map((background) =>
      sharp({ create: { width: 64, height: 64, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const moving = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  const response = await pick(root, '/users/me/avatar', moving);
  const { avatars } = (await response.json()) as { avatars: Image[] };
  for (const { path, width } of avatars) {
    expect(path).toMatch(/\.gif$/);
    const served = await node.request(path);
    expect(served.headers.get('content-type')).toBe('image/gif');
    const metadata = await sharp(Buffer.from(await served.arrayBuffer())).metadata();
    expect(metadata).toMatchObject({ format: 'gif', width, pages: 2 });
  }
});

test('a channel has an avatar and a banner, picked by those who run it', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [alice, bob] = [await join('alice'), await join('bob')];
  const channel = '/video-channels/alice_channel';
  const bytes = await picture(640, 120).webp().toBuffer();
  for (const kind of ['avatar', 'banner']) {
    const send = (who: Pick<SignedIn, 'request'>, path = channel) =>
      pick(who, `${path}/${kind}`, bytes, `${kind}file`);
    expect((await send(node)).status).toBe(401);
    expect((await send(bob)).status).toBe(403);
    expect((await send(root, '/video-channels/nobody')).status).toBe(404);
    expect((await send(alice)).status).toBe(200);
    expect((await send(root)).status).toBe(200);
  }
  const show = async () => (await (await node.request(`/api/v1${channel}`)).json()) as Shown;
  const { avatars, banners } = await show();
  expect(avatars).toHaveLength(4);
  expect(banners.map(({ width, height }) => [width, height])).toEqual([
    [600, 100],
    [1920, 317],
  ]);
  expect((await node.request(banners[1]!.path)).status).toBe(200);
  for (const kind of ['avatar', 'banner']) {
    const path = `/api/v1${channel}/${kind}`;
    expect((await bob.request(path, { method: 'DELETE' })).status).toBe(403);
    expect((await alice.request(path, { method: 'DELETE' })).status).toBe(204);
  }
  expect(await show()).toMatchObject({ avatars: [], banners: [] });
});

type Shown = { avatars: Image[]; banners: Image[] };

test('what is no picture, or a bomb, or too large is refused', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const refused = [
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    Buffer.from('<!doctype html><script>alert(1)</script>'),
    Buffer.alloc(0),
    await picture(9000, 9000).png({ compressionLevel: 9 }).toBuffer(),
    Buffer.concat([await picture(8, 8).png().toBuffer(), Buffer.alloc(5 * 2 ** 20)]),
  ];
  for (const bytes of refused) {
    const response = await pick(root, '/users/me/avatar', bytes);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ 'invalid-params': { avatarfile: {} } });
  }
  expect((await pick(root, '/users/me/avatar', refused[0]!, 'bannerfile')).status).toBe(400);
  expect((await pick(root, '/users/me/avatar', Buffer.alloc(9 * 2 ** 20))).status).toBe(413);
});
