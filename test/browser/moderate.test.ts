import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { asJson, openPeople } from '../support/people.ts';
import { givenRemoteVideo } from '../support/remote.ts';
import { openCatalog } from '../support/videos.ts';
import { fillSignIn, useBrowser } from './browser.ts';

const { viewer } = useBrowser();
const FAR = 'far.example';

async function givenTrouble() {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const video = await givenVideo(await join('uploader'), { name: 'A scam' });
  await givenRemoteVideo(db, { host: FAR, name: 'Far away' });
  const reporter = await join('reporter');
  await join('moderator', 'moderator');
  const report = { reason: 'It asks for money.', video: { id: video.uuid } };
  await reporter.request('/api/v1/abuses', { method: 'POST', ...asJson(report) });
  const status = async (path: string) => (await node.request(path)).status;
  return { node, isSeen: async () => (await status(`/api/v1/videos/${video.uuid}`)) === 200 };
}

test('a moderator hides a video that was reported, blocks a node knowing what that hits, and undoes both', async () => {
  const { node, isSeen } = await givenTrouble();
  const page = await (await viewer(node)).newPage();
  await page.goto('/login?return=/admin');
  await fillSignIn(page, 'moderator', 'open sesame');
  await page.getByRole('link', { name: 'To the reports' }).click();
  await page.getByRole('link', { name: 'A scam' }).click();

  await page.getByText('It asks for money.').waitFor();
  await page.getByRole('button', { name: 'Block the video', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('A scam');
  await dialog.getByRole('button', { name: 'Block it' }).click();
  await page.getByRole('button', { name: 'Unblock the video' }).waitFor();
  expect(await isSeen()).toBe(false);
  await expect.poll(() => focusedIn(page)).toBe('Unblock the video'); // in the place of what opened the dialog
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Block the video', exact: true }).waitFor();
  expect(await isSeen()).toBe(true);
  await page.getByLabel('Message to the reporter').fill('Thank you, we looked at it.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('button', { name: 'Accept the report' }).click();
  await page.getByText('Accepted', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'Blocked nodes' }).click();
  await page.getByRole('button', { name: 'Block a node' }).click();
  await dialog.getByLabel('Host').fill(FAR);
  await dialog.getByText(`What it hits of ${FAR}`).waitFor();
  expect(await dialog.getByRole('definition').first().innerText()).toBe('1'); // account
  await dialog.getByRole('button', { name: 'Block it' }).click();
  await page.getByRole('cell', { name: FAR, exact: true }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: 'No node is blocked' }).waitFor();
  expect(await page.getByRole('link', { name: 'Jobs' }).count()).toBe(0); // not a moderator's
});

test('a moderator sees all that comes from one node, and blocks it there', async () => {
  const { node } = await givenTrouble();
  const page = await (await viewer(node)).newPage();
  await page.goto(`/login?return=${encodeURIComponent(`/admin/moderation/node?host=${FAR}`)}`);
  await fillSignIn(page, 'moderator', 'open sesame');
  await page.getByRole('heading', { level: 1, name: FAR }).waitFor();
  await page.getByText('No report is open.').waitFor();
  await page.getByText('Comments by its people').waitFor();
  expect(await page.getByRole('definition').first().innerText()).toBe('1'); // account
  expect(await page.getByRole('button', { name: 'Policy' }).count()).toBe(0); // not a moderator's

  await page.getByRole('button', { name: 'Block this node' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(`What it hits of ${FAR}`).waitFor();
  await dialog.getByRole('button', { name: 'Block it' }).click();
  await page.getByRole('button', { name: 'Unblock' }).click();
  await page.getByRole('button', { name: 'Block this node' }).waitFor();
});

test('a moderator is asked before chosen comments are deleted, and may leave it', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const { givenVideo } = openCatalog(node);
  const ada = await join('ada');
  const { id } = await givenVideo(ada, { name: 'A long river' });
  const threads = `/api/v1/videos/${id}/comment-threads`;
  await ada.request(threads, { method: 'POST', ...asJson({ text: 'Buy now' }) });
  await join('moderator', 'moderator');
  const said = async () =>
    ((await (await node.request(threads)).json()) as { total: number }).total;

  const page = await (await viewer(node)).newPage();
  await page.goto('/login?return=/admin/overview/comments');
  await fillSignIn(page, 'moderator', 'open sesame');
  await page.getByRole('checkbox', { name: 'the comment of ada' }).check();
  const ask = page.getByRole('button', { name: 'Delete', exact: true });
  await ask.click();
  const dialog = page.getByRole('dialog', { name: 'Delete 1 comment?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => ask.evaluate((it) => it === document.activeElement)).toBe(true);
  expect(await said()).toBe(1);

  await ask.click();
  const comments = '**/api/v1/videos/*/comments/*';
  await page.route(comments, (route) => route.fulfill({ status: 503, body: '' }));
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await dialog.getByText('The node is busy').waitFor();
  await page.unroute(comments);
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('They are deleted.').waitFor();
  expect(await said()).toBe(0);
  await expect.poll(() => focusedIn(page)).toBe('Comments'); // what opened the dialog is gone
});

/** The words of what has the focus. */
const focusedIn = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement).innerText);
