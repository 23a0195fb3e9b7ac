import sharp from 'sharp';
import { expect, test } from 'vitest';

import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';

type Image = { fileUrl: string; width: number; type?: string; isFallback?: boolean };
type Told = { instance: { avatars: Image[]; banners: Image[]; logo: Image[] } };

test('administrators give the node its pictures, and clients are told where they are', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const moderator = await join('mod', 'moderator');
  const bytes = await sharp({ create: { width: 300, height: 200, channels: 4, background: '#3578' } }).png().toBuffer(); // prettier-ignore
  const pick = (what: string, field: string, content: Uint8Array = bytes, who = root) => {
    const form = new FormData();
    form.set(field, new Blob([new Uint8Array(content)]), 'picture.png');
    return who.request(`/api/v1/config/${what}/pick`, { method: 'POST', body: form });
  };
  const told = async (path = '/api/v1/config') =>
    ((await (await node.request(path)).json()) as Told).instance;
  const standIns = async () => {
    const { logo } = await told();
    expect(logo.every(({ isFallback }) => isFallback)).toBe(true);
    return logo.map(({ type, width }) => `${type} ${width}`);
  };

  expect(await standIns()).toEqual(['favicon 32', 'header-square 34', 'header-wide 34']);
  expect((await pick('instance-avatar', 'avatarfile')).status).toBe(204);
  expect((await pick('instance-banner', 'bannerfile')).status).toBe(204);
  expect((await pick('instance-logo/favicon', 'logofile')).status).toBe(204);
  const { avatars, banners, logo } = await told();
  expect(avatars.map(({ width }) => width)).toEqual([48, 120, 600, 1500]);
  expect(banners).toHaveLength(2);
  expect(logo[0]).toMatchObject({ type: 'favicon', width: 32, isFallback: false });
  expect(logo.slice(1).every(({ isFallback }) => isFallback)).toBe(true);
  expect((await told('/api/v1/config/about')).avatars).toEqual(avatars);
  const address = new URL(logo[0]!.fileUrl).pathname;
  const served = await node.request(address);
  expect(served.headers.get('content-type')).toBe('image/png');

  expect((await pick('instance-logo/face', 'logofile')).status).toBe(400);
  expect((await pick('instance-logo/favicon', 'logofile', Buffer.from('<svg/>'))).status).toBe(400);
  expect((await pick('instance-avatar', 'avatarfile', bytes, moderator)).status).toBe(403);
  expect((await told()).logo[0]?.fileUrl).toBe(logo[0]!.fileUrl);

  const drop = await root.request('/api/v1/config/instance-logo/favicon', { method: 'DELETE' });
  expect(drop.status).toBe(204);
  expect(await standIns()).toEqual(
    ['favicon', 'header-square', 'header-wide', 'opengraph'].flatMap((type) =>
      avatars.map(({ width }) => `${type} ${width}`),
    ),
  );
  await expect
    .poll(async () => (await node.request(address)).status, { timeout: 20_000 })
    .toBe(404);
});
