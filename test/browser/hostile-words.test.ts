import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { signInTo, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, longClip } from './given.ts';

const { viewer } = useBrowser();

const HOSTILE = `</script><script>alert(1)</script><img src=x onerror=alert(2)> [x](javascript:alert(3))`;

test('what a creator writes is text, on every page that shows it', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const id = await givenVideo(root, await longClip(), { name: HOSTILE, description: HOSTILE });
  const page = await (await viewer(node)).newPage();
  const alerts: string[] = [];
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });

  await page.goto('/');
  await page.getByRole('link', { name: HOSTILE }).first().waitFor();
  await page.goto(`/w/${id}`);
  await untilPlaying(page);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(HOSTILE);
  expect(await page.locator('main a[href^="javascript"]').count()).toBe(0);
  await signInTo(page, '/my/videos');
  await page.getByRole('link', { name: HOSTILE }).first().waitFor();

  expect(alerts).toEqual([]);
});
