import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';

import { slidesClip } from '../support/clips.ts';
import { ADMIN_PASSWORD, startTestNode, type TestNode } from '../support/node.ts';
import { openStudio } from '../support/studio.ts';
import { signInTo, useBrowser } from './browser.ts';
import { ladderClip } from './given.ts';

const { viewer } = useBrowser();

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of this video' }).getByRole('link', { name }).click();

const thumbnail = (page: Page) =>
  page.getByRole('complementary', { name: 'How it looks' }).locator('img').first();

/** Sends a file, for the sender alone, and ends where it is edited. */
async function uploadPrivately(page: Page) {
  await signInTo(page, '/upload');
  await page.getByLabel('Choose files').setInputFiles(await ladderClip());
  await page.getByLabel('Who can watch').selectOption('Only me');
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Watch' }).waitFor();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Title').waitFor();
}

async function describe(page: Page) {
  await page.getByLabel('Title').fill('Where two waters meet');
  await page
    .getByLabel('Description', { exact: true })
    .fill('A walk.\n\n0:00 The bridge\n0:04 Home');
  await page.getByLabel('Tags').fill('river');
  await page.getByLabel('Tags').press('Enter');
  await page.getByLabel('Category').selectOption('Travels');
}

async function takeFrame(page: Page) {
  await page.getByRole('button', { name: 'Use a frame' }).click();
  const dialog = page.getByRole('dialog', { name: 'Use a frame of the video' });
  const readiness = () =>
    page.locator('video').evaluate((video: HTMLVideoElement) => video.readyState);
  await expect.poll(readiness, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
  await dialog.getByRole('button', { name: /^Take / }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function save(page: Page) {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('All changes are saved').waitFor();
}

async function writeCaption(page: Page) {
  await tab(page, 'Captions');
  await page.getByLabel('Language', { exact: true }).selectOption('English');
  await page.getByRole('button', { name: 'Write them' }).click();
  await page.keyboard.press('Alt+KeyN');
  await page.getByLabel('Words at 00:00:00.000').fill('This is the bridge.');
  await page.getByRole('button', { name: 'All captions' }).click();
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
  await page.keyboard.press('Alt+Delete'); // what lies behind a dialog hears nothing
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save captions' }).click();
  await page.getByText('The captions are saved.').waitFor();
}

async function takeChapters(page: Page) {
  await tab(page, 'Chapters');
  await page.getByRole('button', { name: 'Take 2 from the description' }).click();
  await page.getByLabel('Title of the chapter at 0:04').fill('Home again');
  await page.getByRole('button', { name: 'Save chapters' }).click();
  await page.getByText('The chapters are saved.').waitFor();
}

async function read<T>(node: TestNode, path: string): Promise<T> {
  const response = await node.request(`/api/v1${path}`);
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

test('a creator uploads, says what it is, takes a frame, writes captions and chapters, and publishes', async () => {
  const node = await startTestNode();
  const page = await (await viewer(node)).newPage();
  await uploadPrivately(page);
  const id = new URL(page.url()).pathname.split('/').at(-1)!;
  await describe(page);
  await takeFrame(page);
  expect(await thumbnail(page).getAttribute('src')).toMatch(/^blob:/);
  await save(page);
  await expect.poll(() => thumbnail(page).getAttribute('src')).toMatch(/^\/lazy-static\//);
  await writeCaption(page);
  await takeChapters(page);

  await tab(page, 'Details');
  await page.getByLabel('Title').fill('Where all waters meet');
  await page.getByRole('link', { name: 'My videos' }).click();
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByLabel('Who can watch').selectOption('Everyone');
  await save(page);

  expect(await read(node, `/videos/${id}`)).toMatchObject({
    name: 'Where all waters meet',
    tags: ['river'],
    category: { label: 'Travels' },
    privacy: { id: 1 },
  });
  const { chapters } = await read<{ chapters: object[] }>(node, `/videos/${id}/chapters`);
  expect(chapters).toEqual([
    { timecode: 0, title: 'The bridge' },
    { timecode: 4, title: 'Home again' },
  ]);
  const captions = await read<{ data: { captionPath: string }[] }>(node, `/videos/${id}/captions`);
  const caption = await node.request(captions.data[0]!.captionPath);
  expect(await caption.text()).toContain('This is the bridge.');
});

test('a creator reads how many bits each quality of a video may use, and why', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { upload, watchToTheEnd } = await openStudio(root);
  const { uuid } = await upload(await slidesClip());
  await watchToTheEnd(uuid);
  const page = await (await viewer(node)).newPage();

  await signInTo(page, `/studio/videos/${uuid}/more`);

  const panel = page.getByRole('region', { name: 'Bitrates' });
  await panel.getByText('it gets 35% of the usual bitrates').waitFor();
  await panel.getByText('Left out').waitFor();
  expect(await panel.getByRole('definition').allInnerTexts()).toEqual([
    '302 kb/s',
    expect.stringContaining('at most; usually'),
    expect.stringContaining('kb/s'),
    'at most, as usual: it is made first',
    'Left out',
    'The next better one is small enough.',
  ]);
});

test('a creator opens a channel, and is asked for its name before it goes', async () => {
  const node = await startTestNode();
  const page = await (await viewer(node)).newPage();
  await signInTo(page, '/studio/channels');
  await page.getByRole('link', { name: 'New channel' }).click();
  await page.getByLabel('Name', { exact: true }).fill('River Films');
  expect(await page.getByLabel('Address').inputValue()).toBe('river_films');
  await page.getByRole('button', { name: 'Open the channel' }).click();
  await page.getByRole('heading', { name: 'River Films', level: 1 }).waitFor();
  await page.getByLabel('Description', { exact: true }).fill('Slow films about water.');
  const saving = Promise.withResolvers<Route>();
  await page.route('**/api/v1/video-channels/river_films', (route) =>
    route.request().method() === 'PUT' ? saving.resolve(route) : route.continue(),
  );
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const held = await saving.promise;
  await page.getByLabel('How to support it', { exact: true }).fill('Send bread.'); // while the rest is being saved
  await held.continue();
  await page.getByText('Saved.').waitFor();
  expect(await read(node, '/video-channels/river_films')).toMatchObject({
    displayName: 'River Films',
    description: 'Slow films about water.',
    support: null,
  });
  await page.unroute('**/api/v1/video-channels/river_films');
  await page.getByRole('link', { name: 'Comments' }).first().click();
  await page.getByRole('button', { name: 'Save and leave' }).click();
  await page.waitForURL((url) => url.pathname === '/studio/comments');
  expect(await read(node, '/video-channels/river_films')).toMatchObject({ support: 'Send bread.' });
  await page.goto('/studio/channels/river_films');

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete River Films?' });
  const remove = dialog.getByRole('button', { name: 'Delete the channel' });
  expect(await remove.isDisabled()).toBe(true);
  await dialog.getByLabel('Type “river_films” to go on').fill('river_films');
  await remove.click();
  await page.waitForURL((url) => url.pathname === '/studio/channels');
  expect((await node.request('/api/v1/video-channels/river_films')).status).toBe(404);
});
