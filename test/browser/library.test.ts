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
  await expect
    .poll(async () => {
      const { data } = await read<{ data: { video: { name: string } }[] }>(
        bo,
        `/video-playlists/${id}/videos`,
      );
      return data.map(({ video }) => video.name);
    })
    .toEqual(['Delta', 'Spring']);

  await page.goto('/my-library/history/videos');
  await page.getByRole('link', { name: 'Spring' }).waitFor();
  await page.getByRole('switch', { name: 'Keep what I watch' }).uncheck();
  await page.getByRole('button', { name: 'Remove Spring from your history' }).click();
  await page.getByText('Nothing watched yet').waitFor();
  await expect.poll(() => read(bo, '/users/me')).toMatchObject({ videosHistoryEnabled: false });

  await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
  const { id: threadId } = await givenComment(bo, videos[1]!.id);
  await write(ada, 'POST', `/videos/${videos[1]!.id}/comments/${threadId}`, { text: 'Hear, @bo' });
  await page.getByRole('button', { name: 'Notifications, 1 unread' }).click();
  await page.getByRole('link', { name: /ada mentioned you below Gorge/ }).click();
  await page.getByText('Hear,').waitFor();
  await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
}, 120_000);

async function givenComment(who: Parameters<typeof write>[0], videoId: number) {
  const answer = await write(who, 'POST', `/videos/${videoId}/comment-threads`, { text: 'Hm' });
  return ((await answer.json()) as { comment: { id: number } }).comment;
}
