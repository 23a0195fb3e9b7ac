import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { bigClip } from '../support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../support/node.ts';
import { read, write } from '../support/two-nodes.ts';
import { signInTo, useBrowser } from './browser.ts';
import { longClip } from './given.ts';

const { viewer } = useBrowser();
const SIZE_BYTES = 16 * 2 ** 20; // more than the buffers on the way hold

/** A tab on the upload page whose line carries no more than two megabytes a second. */
async function slowTab(context: Awaited<ReturnType<typeof viewer>>) {
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  const conditions = { offline: false, latency: 0, downloadThroughput: -1 };
  await line.send('Network.emulateNetworkConditions', {
    ...conditions,
    uploadThroughput: 2 * 2 ** 20,
  });
  return page;
}

const chooseFile = (page: Page, file: string) =>
  page.getByLabel('Choose files').setInputFiles(file);

async function uploading(sizeBytes = SIZE_BYTES, mp4?: string) {
  const node = await startTestNode();
  const context = await viewer(node);
  const page = await slowTab(context);
  await signInTo(page, '/upload');
  const file = join(node.dataDirectory, 'river.mp4');
  await writeFile(file, await bigClip(sizeBytes, mp4));
  await chooseFile(page, file);
  await page.getByLabel('Title').fill('Typed while it travelled');
  await page.getByText(/^Uploading [1-3]\d%$/).waitFor();
  await expect.poll(() => page.getByText('Saved', { exact: true }).count()).toBe(1);
  return { context, page, file };
}

test('a tab closed in the middle loses neither the bytes nor the words', async () => {
  const { context, page, file } = await uploading();
  await page.close();

  const again = await slowTab(context);
  await again.goto('/upload');
  await again.getByText(/^\d+% of 17 MB is here/).waitFor();
  const offsets: number[] = [];
  again.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  await chooseFile(again, file);

  expect(await again.getByLabel('Title').inputValue()).toBe('Typed while it travelled');
  await again.getByRole('link', { name: 'Watch' }).waitFor();
  expect(offsets[0]).toBeGreaterThan(SIZE_BYTES / 10);
});

test('a second tab with the same file waits, and takes over when the first is closed', async () => {
  const { context, page, file } = await uploading();
  const second = await slowTab(context);
  await second.goto('/upload');
  await chooseFile(second, file);
  await second.getByText('Another tab is uploading this file').waitFor();

  await page.close();

  await second.getByText(/^Uploading \d+%$/).waitFor();
  await second.getByRole('link', { name: 'Watch' }).waitFor();
  expect(await second.getByLabel('Title').inputValue()).toBe('Typed while it travelled');
});

test('an upload can be paused, goes on while other pages are looked at, and can be cancelled', async () => {
  const { page } = await uploading();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText(/^Paused at \d+%$/).waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText(/^Uploading \d+%$/).waitFor();

  await page.getByRole('link', { name: 'Tributary, home' }).click();
  await page.getByRole('link', { name: /^Uploading, \d+ percent$/ }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByText('Drop videos here').waitFor();
  await page.reload();
  await page.getByText('Drop videos here').waitFor();
  expect(await page.getByText('Not finished yet').count()).toBe(0);
});

test('what has come of a film is watched while the rest is sent', async () => {
  const { page } = await uploading(SIZE_BYTES * 4, await longClip());
  const player = page.getByRole('region', { name: 'Video player' });
  await player.getByRole('button', { name: 'Play' }).first().click();
  await player.getByText(/^0:0[1-9]/).waitFor();

  expect(await page.getByText(/^Uploading \d+%$/).count()).toBe(1);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Drop videos here').waitFor();
});

test('who queues more than fits into their space is told, and what has arrived takes of it', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { id } = await read<{ id: number }>(root, '/users/me');
  await write(root, 'PUT', `/users/${id}`, { videoQuota: 5_000_000 });
  const page = await slowTab(await viewer(node));
  await signInTo(page, '/upload');
  await page.getByText('5 MB of your space is left.').waitFor();

  const content = await bigClip(2 * 2 ** 20);
  const files = ['brook', 'creek', 'river'].map((name) => join(node.dataDirectory, `${name}.mp4`));
  for (const file of files) await writeFile(file, content);
  await page.getByLabel('Choose files').setInputFiles(files);
  await page.getByText('5 MB of your space is left, but these files have 6 MB.').waitFor();
  await page.getByText('Your space on this node is full').waitFor(); // the third does not begin
  await page.getByText('806 kB of your space is left.').waitFor();
  const mine = await read<{ total: number }>(root, '/users/me/videos');
  expect(mine.total).toBe(2);
});

test.each([
  ['empty.mp4', ''],
  ['setup.exe.mp4', 'MZ this is no video'],
])('%s is refused in words', async (name, content) => {
  const node = await startTestNode();
  const page = await (await viewer(node)).newPage();
  await signInTo(page, '/upload');
  const file = join(node.dataDirectory, name);
  await writeFile(file, content);
  await chooseFile(page, file);

  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toMatch(/cannot be read|empty/);
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Drop videos here').waitFor();
});

test('an administrator makes a test video, which is uploaded like any other file', async () => {
  const node = await startTestNode();
  const page = await (await viewer(node)).newPage();
  await signInTo(page, '/upload');

  await page.getByRole('button', { name: 'Make a test video' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make a test video' });
  await dialog.getByLabel('Length in seconds').fill('2');
  await dialog.getByLabel('Height of the picture').selectOption('144p');
  await dialog.getByLabel('Words to be spoken').fill('To the sea');
  await dialog.getByRole('button', { name: 'Make it' }).click();

  await page.getByRole('link', { name: 'Watch' }).waitFor();
  expect(await page.getByLabel('Title').inputValue()).toBe('Test video 144p plain');
});

test('films are dropped anywhere on the page, several at once, and an address is pasted', async () => {
  const node = await startTestNode();
  const page = await (await viewer(node)).newPage();
  await signInTo(page, '/upload');
  await page.getByText('Drop videos here').waitFor();
  const film = (await readFile(await longClip())).toString('base64');
  const carried = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
    const files = new DataTransfer();
    for (const name of ['Spring.mp4', 'Delta.mp4'])
      files.items.add(new File([bytes], name, { type: 'video/mp4' }));
    return files;
  }, film);
  await page.dispatchEvent('h1', 'dragenter', { dataTransfer: carried });
  await page.getByText('Let go to upload').waitFor();
  await page.dispatchEvent('h1', 'drop', { dataTransfer: carried });
  const watched = () => page.getByRole('link', { name: 'Watch' }).count();
  await expect.poll(watched, { timeout: 60_000 }).toBe(2);
  const titles = await page
    .getByLabel('Title')
    .evaluateAll((fields: HTMLInputElement[]) => fields.map(({ value }) => value));
  expect(titles.toSorted()).toEqual(['Delta', 'Spring']);

  const address = 'https://films.example/spring.mp4';
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, address);
  await expect.poll(() => page.getByLabel('Address of a video').inputValue()).toBe(address);
}, 120_000);
