import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { takeReference } from '../support/remote-things.ts';
import { write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';
import { fillSignIn, playback, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, longClip } from './given.ts';

const { viewer } = useBrowser();

async function given(fields: Record<string, string>) {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const id = await givenVideo(root, await longClip(), fields);
  const page = await (await viewer(node)).newPage();
  return { page, id, root };
}

test('a private video is not there for strangers, and plays for its owner', async () => {
  const { page, id } = await given({ privacy: '3' });
  await page.goto(`/w/${id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.locator('video').count()).toBe(0);

  await page.goto(`/login?return=/w/${id}`);
  await fillSignIn(page);
  await untilPlaying(page);
  expect((await playback(page)).paused).toBe(false);
});

test('a video with a password plays for those who know it', async () => {
  const { page, id } = await given({ privacy: '5', 'videoPasswords[0]': 'open sesame' });
  await page.goto(`/w/${id}`);
  await page.getByLabel('Password of the video').fill('guess');
  await page.getByRole('button', { name: 'Watch' }).click();
  await page.getByText('That password is not right').waitFor();

  await page.getByLabel('Password of the video').fill('open sesame');
  await page.getByRole('button', { name: 'Watch' }).click();
  await untilPlaying(page);
  expect((await playback(page)).paused).toBe(false);
});

test('a deleted video says so, with a way on', async () => {
  const { page, id, root } = await given({});
  await root.request(`/api/v1/videos/${id}`, { method: 'DELETE' });
  await page.goto(`/w/${id}`);
  await page.getByRole('heading', { name: /no such video|was deleted/ }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Newest videos' }).click();
  await page.getByRole('heading', { name: 'The riverbed is ready' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
});

test('a blocked video says who blocked it, and where their rules are', async () => {
  const { page, id, root } = await given({});
  const blocked = await root.request(`/api/v1/videos/${id}/blacklist`, { method: 'POST' });
  expect(blocked.status).toBe(204);
  await page.goto(`/w/${id}`);
  await page.getByRole('heading', { name: 'This video is blocked on this node' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'About this node' }).click();
  await page.waitForURL((url) => url.pathname === '/about');
});

test('files that are not handed out where the viewer is, or in no codec they have, are named', async () => {
  const { page, id } = await given({});
  await page.route('**/*-master.m3u8*', (route) => route.fulfill({ status: 451, body: '' }));
  await page.goto(`/w/${id}`);
  const alert = page.getByRole('alert');
  await alert.getByText('This video is not handed out where you are').waitFor();

  await page.unroute('**/*-master.m3u8*');
  await page.route('**/*-master.m3u8*', async (route) => {
    const body = (await (await route.fetch()).text()).replaceAll(
      /CODECS="[^"]*"/g,
      'CODECS="hvc9"',
    );
    await route.fulfill({ body, contentType: 'application/vnd.apple.mpegurl' });
  });
  await page.reload();
  await alert.getByText('This browser cannot play this video').waitFor();
  expect(await alert.getByRole('link', { name: 'Download the file' }).getAttribute('href')).toMatch(
    /^\/download\//,
  );
});

test('a lost connection is named, and the page comes back by itself', async () => {
  const { page, id } = await given({});
  await page.goto('/');
  await page.getByRole('link', { name: 'A stream at dawn' }).first().waitFor();
  await page.route('**/api/v1/videos/*', (route) => route.abort());
  await page.getByRole('link', { name: 'A stream at dawn' }).first().click();
  await page.getByRole('heading', { name: 'You seem to be offline' }).waitFor();

  await page.unroute('**/api/v1/videos/*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await untilPlaying(page);
  expect(page.url()).toContain(id);
});

test('a video of a node that is not followed says where it is at home, and who may watch it here', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db } = openCatalog(node);
  const { video } = await takeReference(db, new URL(node.url));
  await db.execute('update videos set followed = false');
  const page = await (await viewer(node)).newPage();
  await page.goto(`/w/${video.uuid}`);
  await page.getByRole('heading', { name: 'This video is of another node' }).waitFor();
  const home = page.getByRole('link', { name: 'Watch it where it is from' });
  expect(await home.getAttribute('href')).toBe(video.url);
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).waitFor();

  await page.goto(`/login?return=/w/${video.uuid}`);
  await fillSignIn(page);
  await page.getByRole('heading', { level: 1, name: video.name }).waitFor();

  await write(root, 'PUT', '/config/custom', { search: { remoteUri: { users: false } } });
  await page.reload();
  await page.getByText('Watch the video there.', { exact: false }).waitFor();
  expect(await page.getByRole('main').getByRole('link', { name: 'Sign in' }).count()).toBe(0);
});

test('an address that means nothing has a page that says so', async () => {
  const node = await startTestNode();
  const page = await (await viewer(node)).newPage();
  const response = await page.goto('/nowhere/at/all');
  expect(response?.status()).toBe(404);
  await page.getByRole('heading', { name: 'Nothing flows here' }).waitFor();
});
