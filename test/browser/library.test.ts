import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { hostOf, read, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';
import { fillSignIn, useBrowser } from './browser.ts';

const { viewer } = useBrowser();

test('what a viewer watches and saves is theirs to keep, order and forget, and news arrive while they look', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const [ada, bo] = [await join('ada'), await join('bo')];
  const { givenVideo } = openCatalog(node);
  const videos = [];
  for (const name of ['Spring', 'Gorge', 'Delta']) videos.push(await givenVideo(ada, { name }));
  for (const currentTime of [5, 6])
    await write(bo, 'POST', `/videos/${videos[0]!.id}/views`, { currentTime });
  const handle = `ada_channel@${hostOf(node)}`;
  await write(bo, 'POST', '/users/me/subscriptions', { uri: handle });

  const page = await (await viewer(node)).newPage();
  await page.goto('/login?return=%2Fmy-library%2Fvideo-playlists');
  await fillSignIn(page, 'bo', 'open sesame');
  await page.getByRole('button', { name: 'New playlist' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Downstream');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Downstream' }).waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1)!;
  for (const { id: videoId } of videos)
    await write(bo, 'POST', `/video-playlists/${id}/videos`, { videoId });

  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Spring' }).waitFor();
  await page.getByRole('button', { name: 'Move Delta: arrow keys' }).press('ArrowUp');
  await page.getByText('Delta is number 2 now.').waitFor();
  await page.getByRole('button', { name: 'Move Spring: arrow keys' }).press('End');
  await page.getByText('Spring is number 3 now.').waitFor();
  await page.getByRole('button', { name: 'Take Gorge out' }).click();
  const listed = async () => {
    const { data } = await read<{ data: { video: { name: string } }[] }>(
      bo,
      `/video-playlists/${id}/videos`,
    );
    return data.map(({ video }) => video.name);
  };
  await expect.poll(listed).toEqual(['Delta', 'Spring']);
  await saveFromCard(page, 'Gorge', 'Downstream');
  await expect.poll(listed).toEqual(['Delta', 'Spring', 'Gorge']);

  await page.goto('/');
  const begun = page.getByRole('region', { name: 'Continue watching' });
  const onward = begun.getByRole('link', { name: 'Continue', exact: true }); // one is no row of cards
  expect(await onward.getAttribute('href')).toMatch(/^\/w\/\w+\?start=6s$/);
  await page.goto('/my-library/history/videos');
  await page.getByRole('link', { name: 'Spring' }).waitFor();
  await page.getByRole('switch', { name: 'Keep what I watch' }).uncheck();
  await expect.poll(() => read(bo, '/users/me')).toMatchObject({ videosHistoryEnabled: false });
  await keepsToWhatIsSaved(page);
  await page.getByRole('button', { name: 'Remove Spring from your history' }).click();
  await page.getByText('Nothing watched yet').waitFor();

  await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
  const { id: threadId } = await givenComment(bo, videos[1]!.id);
  await write(ada, 'POST', `/videos/${videos[1]!.id}/comments/${threadId}`, { text: 'Hear, @bo' });
  await page.getByRole('button', { name: 'Notifications, 1 unread' }).click();
  await page.getByRole('link', { name: /ada mentioned you below Gorge/ }).click();
  await page.getByText('Hear,').waitFor();
  await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
}, 120_000);

/** By the menu of a film's card, which has room above its button where there is none below. */
async function saveFromCard(page: Page, name: string, playlist: string) {
  await page.goto('/videos/browse');
  const more = page.getByRole('button', { name: `More for “${name}”` });
  await more.evaluate((button) => button.scrollIntoView({ block: 'end' }));
  await more.click();
  const menu = page.getByRole('menu', { name: `More for “${name}”` });
  const box = (await menu.boundingBox())!;
  expect(box.y + box.height).toBeLessThanOrEqual(page.viewportSize()!.height);
  await menu.getByRole('menuitem', { name: 'Save to a playlist' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save to a playlist' });
  await dialog.getByRole('checkbox', { name: playlist }).check();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);
}

/** A switch whose wish is refused goes back, and says why. */
async function keepsToWhatIsSaved(page: Page) {
  const keeps = page.getByRole('switch', { name: 'Keep what I watch' });
  await page.route('**/api/v1/users/me', (route) =>
    route.request().method() === 'PUT'
      ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' })
      : route.continue(),
  );
  await keeps.click();
  await page.getByText('Not changed. The node is busy.').waitFor();
  expect(await keeps.isChecked()).toBe(false);
  await page.unroute('**/api/v1/users/me');
}

async function givenComment(who: Parameters<typeof write>[0], videoId: number) {
  const answer = await write(who, 'POST', `/videos/${videoId}/comment-threads`, { text: 'Hm' });
  return ((await answer.json()) as { comment: { id: number } }).comment;
}
