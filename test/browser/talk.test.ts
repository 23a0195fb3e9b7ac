import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';
import { fillSignIn, useBrowser } from './browser.ts';

const { viewer } = useBrowser();
const PASSWORD = 'open sesame';

test('a viewer likes, follows, saves, reports and talks, and the owner of the video has the last word', async () => {
  const node = await startTestNode();
  const { join, root } = await openPeople(node);
  const ada = await join('ada');
  await join('bo');
  const { uuid, id } = await openCatalog(node).givenVideo(ada, { name: 'Herons' });
  const path = `/w/${uuid}`;

  const page = await (await viewer(node)).newPage();
  await page.goto(`/login?return=${encodeURIComponent(path)}`);
  await fillSignIn(page, 'bo', PASSWORD);
  await page.getByRole('heading', { name: 'Herons' }).waitFor();

  await page.getByRole('button', { name: /^Like, 0/ }).click();
  await page.getByRole('button', { name: /^Like, 1 person/, pressed: true }).waitFor();
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await page.getByRole('button', { name: 'Subscribed' }).waitFor();

  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Watch later').check();
  await dialog.getByLabel('Name of a new playlist').fill('Birds');
  await dialog.getByRole('button', { name: 'Create' }).click();
  expect(await dialog.getByLabel('Birds').isChecked()).toBe(true);
  await page.keyboard.press('Escape');

  await page.getByLabel('Add a comment').fill('Where is **that**, @ada? <b>0:03</b>');
  await page.keyboard.press('Control+Enter');
  const comment = page.getByRole('article', { name: 'Comment by bo' });
  await comment.getByRole('link', { name: '@ada' }).waitFor();
  expect(await comment.locator('b').count()).toBe(0);
  await comment.getByRole('button', { name: 'Reply' }).click();
  await page.getByLabel('Reply to bo').fill('Never mind.');
  await page.getByLabel('Reply to bo').press('Control+Enter');
  await page.getByText('Never mind.').waitFor();

  await page.getByRole('button', { name: 'More about this video' }).click();
  await page.getByRole('menuitem', { name: 'Report' }).click();
  await dialog.getByLabel('Spam, or misleading').check();
  await dialog.getByLabel('In your own words').fill('No herons in it.');
  await dialog.getByRole('button', { name: 'Report' }).click();
  await page.getByText('The moderators were told').waitFor();
  const abuses = await (await root.request('/api/v1/abuses')).json();
  expect(abuses).toMatchObject({ data: [{ predefinedReasons: ['spamOrMisleading'] }] });

  const owners = await (await viewer(node)).newPage();
  await owners.goto(`/login?return=${encodeURIComponent(path)}`);
  await fillSignIn(owners, 'ada', PASSWORD);
  await owners.getByRole('button', { name: '1 reply' }).click();
  const menu = owners.getByRole('button', { name: 'More about the comment by bo' });
  await menu.first().click();
  await owners.getByRole('menuitem', { name: 'Delete', exact: true }).click();
  await owners.getByRole('button', { name: 'Delete', exact: true }).click();
  await owners.getByText('This comment was deleted.').waitFor();
  await owners.getByText('Never mind.').waitFor();

  await write(ada, 'PUT', `/videos/${id}`, { commentsPolicy: 3 });
  await page.reload();
  await page.getByLabel('Add a comment').fill('May I?');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Waits for approval').waitFor();
  await owners.reload();
  await menu.first().click();
  await owners.getByRole('menuitem', { name: 'Approve' }).click();
  await owners.getByText('Everyone sees it now.').waitFor();
  expect(await owners.getByText('Waits for approval').count()).toBe(0);
  expect(await menu.first().evaluate((button) => button === document.activeElement)).toBe(true);
}, 120_000);

test('who goes through comments by keyboard stays in the list, whatever becomes of a row', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const ada = await join('ada');
  const { uuid, id } = await openCatalog(node).givenVideo(ada, { name: 'Herons' });
  await write(ada, 'PUT', `/videos/${id}`, { commentsPolicy: 3 });
  for (const name of ['bo', 'cy', 'di'])
    await write(await join(name), 'POST', `/videos/${uuid}/comment-threads`, { text: 'May I?' });
  const page = await (await viewer(node)).newPage();
  await page.goto('/login?return=/studio/comments');
  await fillSignIn(page, 'ada', PASSWORD);
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: `@${name}` });

  await row('di').getByRole('button', { name: 'Approve' }).press('Enter');
  await expect.poll(() => isFocused(row('di').getByRole('button', { name: 'Reply' }))).toBe(true);

  await page.getByLabel('Which comments').selectOption('Waiting for approval');
  await row('di').waitFor({ state: 'detached' });
  await row('cy').getByRole('button', { name: 'Approve' }).press('Enter');
  await expect.poll(() => isFocused(row('bo').getByRole('button', { name: 'Approve' }))).toBe(true);

  await row('bo').getByRole('button', { name: /^More/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await page.getByText('No such comments').waitFor();
  await expect.poll(() => isFocused(page.getByRole('heading', { level: 1 }))).toBe(true);
});

const isFocused = (at: Locator) => at.evaluate((it) => it === document.activeElement);
