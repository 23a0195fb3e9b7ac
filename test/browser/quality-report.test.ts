import { expect, test } from 'vitest';

import { clip } from '../support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../support/node.ts';
import { openStudio } from '../support/studio.ts';
import { signInTo, useBrowser } from './browser.ts';

const { viewer } = useBrowser();

const FILM =
  '-f lavfi -i testsrc2=d=3:s=320x180:r=25 -f lavfi -i color=black:d=3:s=320x180:r=25 ' +
  '-filter_complex [0:v][1:v]concat=n=2[v] -map [v] -c:v libx264 -preset ultrafast -pix_fmt yuv420p';

test('a creator has a report made, and its timecodes lead to their moments', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { upload, watchToTheEnd } = await openStudio(root);
  const { uuid } = await upload(await clip('mp4', FILM));
  await watchToTheEnd(uuid);
  const page = await (await viewer(node)).newPage();
  await signInTo(page, `/studio/videos/${uuid}/more`);

  const panel = page.getByRole('region', { name: 'Quality report' });
  await panel.getByRole('button', { name: 'Make a report' }).click();
  const moment = panel.getByText('Black').locator('..').getByRole('link');
  await moment.waitFor({ timeout: 120_000 });

  expect(await panel.getByRole('term').allTextContents()).toEqual(
    expect.arrayContaining(['Your file', 'Between keyframes', '180p']),
  );
  await panel.getByRole('figure', { name: 'Bitrate' }).waitFor();
  await moment.click();
  await page.waitForURL(/\/w\/\w+\?start=3s$/);
}, 180_000);
