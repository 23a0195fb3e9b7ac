import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { follow, hostOf, startTwoNodes } from '../support/two-nodes.ts';
import { fillSignIn, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, longClip } from './given.ts';

const { viewer } = useBrowser();

/** For what one node tells the other, and the client's look at it. */
const TOLD = { timeout: 60_000, interval: 1_000 };
const NAME = 'Herons at noon';

/** Opens a page again until something is on it, or is no longer: the other node hears of changes within seconds. */
async function untilShown(page: Page, path: string, text: string, isShown = true) {
  await expect
    .poll(async () => {
      await page.goto(path);
      await page.locator('main h1').first().waitFor({ state: 'attached' });
      const found = page.getByText(text).first();
      return found.waitFor({ timeout: isShown ? 5_000 : 1_500 }).then(
        () => true,
        () => false,
      );
    }, TOLD)
    .toBe(isShown);
}

/** Node A with a film and its moderator; node B, which follows A, with a viewer. */
async function givenNeighbours() {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const ada = await ofA.join('ada');
  await ofA.join('moderator', 'moderator');
  await ofB.join('vera');
  await follow(ofB.root, a);
  const id = await givenVideo(ada, await longClip(), { name: NAME });
  const vera = await (await viewer(b)).newPage();
  await vera.goto('/login');
  await fillSignIn(vera, 'vera', 'open sesame');
  await vera.waitForURL((url) => url.pathname === '/');
  const moderator = await (await viewer(a)).newPage();
  await moderator.goto('/login?return=/admin/moderation/abuses');
  await fillSignIn(moderator, 'moderator', 'open sesame');
  return { a, b, id, vera, moderator };
}

async function subscribeAndComment(vera: Page, host: string) {
  await untilShown(vera, '/', NAME);
  await vera.getByRole('link', { name: NAME }).first().click();
  await untilPlaying(vera);
  await vera.getByRole('button', { name: 'Subscribe' }).click();
  await vera.getByRole('button', { name: 'Subscribed' }).waitFor();
  await vera.getByLabel('Add a comment').fill('They do not move at all.');
  await vera.keyboard.press('Control+Enter');
  await vera.getByRole('article', { name: 'Comment by vera' }).waitFor();
  await vera.goto(`/c/ada_channel@${host}`);
  await vera.getByRole('button', { name: 'Subscribed' }).waitFor();
  await untilShown(vera, '/videos/subscriptions', NAME); // once the other node has agreed
}

async function report(vera: Page) {
  await vera.getByRole('link', { name: NAME }).first().click();
  await vera.getByRole('button', { name: 'More about this video' }).click();
  await vera.getByRole('menuitem', { name: 'Report' }).click();
  const dialog = vera.getByRole('dialog');
  await dialog.getByLabel('Spam, or misleading').check();
  await dialog.getByLabel('In your own words').fill('Those are storks.');
  await dialog.getByRole('button', { name: 'Report' }).click();
  await vera.getByText('The moderators were told').waitFor();
}

test('a viewer on another node subscribes, comments and reports; the moderator hides, blocks the node, and undoes both', async () => {
  const { a, b, id, vera, moderator } = await givenNeighbours();
  await subscribeAndComment(vera, hostOf(a));
  await report(vera);

  const strangers = await (await viewer(a)).newPage();
  await untilShown(strangers, `/w/${id}`, 'They do not move at all.');
  await untilShown(moderator, '/admin/moderation/abuses', 'Those are storks.');
  await moderator.getByRole('link', { name: NAME }).first().click();
  await moderator.getByRole('button', { name: 'Block the video', exact: true }).click();
  const dialog = moderator.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Storks');
  await dialog.getByRole('button', { name: 'Block it' }).click();
  const unblock = moderator.getByRole('button', { name: 'Unblock the video' });
  await unblock.waitFor();
  await untilShown(vera, '/videos/subscriptions', NAME, false);
  await unblock.click();
  await moderator.getByRole('button', { name: 'Block the video', exact: true }).waitFor();
  await untilShown(vera, '/videos/subscriptions', NAME);

  await moderator.getByRole('link', { name: 'Blocked nodes' }).click();
  await moderator.getByRole('button', { name: 'Block a node' }).click();
  await dialog.getByLabel('Host').fill(hostOf(b));
  await dialog.getByText(`What it hits of ${hostOf(b)}`).waitFor();
  await dialog.getByRole('button', { name: 'Block it' }).click();
  await moderator.getByRole('cell', { name: hostOf(b), exact: true }).waitFor();
  await untilShown(strangers, `/w/${id}`, 'They do not move at all.', false);
  await moderator.getByRole('button', { name: 'Undo' }).click();
  await moderator.getByRole('heading', { name: 'No node is blocked' }).waitFor();
  await untilShown(strangers, `/w/${id}`, 'They do not move at all.');
  expect(await strangers.getByRole('article', { name: 'Comment by vera' }).count()).toBe(1);
}, 400_000);
