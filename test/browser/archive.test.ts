import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { signInTo, useBrowser } from './browser.ts';

const { viewer } = useBrowser();

test('somebody makes an archive of what they have, fetches and deletes it', async () => {
  const page = await (await viewer(await startTestNode())).newPage();
  await signInTo(page, '/my/account/data');
  await page.getByRole('button', { name: 'Make an archive' }).click();
  const link = page.getByRole('link', { name: 'Download' });
  await link.waitFor();
  const answer = await page.request.get((await link.getAttribute('href'))!);
  expect(answer.headers()['content-type']).toBe('application/zip');
  await page.getByRole('button', { name: 'Delete the archive' }).click();
  await page.getByRole('button', { name: 'Make an archive' }).waitFor();
});
