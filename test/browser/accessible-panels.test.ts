import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { signInTo, useBrowser } from './browser.ts';
import { givenVideo, ladderClip } from './given.ts';
import { look, settled } from './rules.ts';

const { viewer } = useBrowser();
const OPEN = 'dialog[open], [role=menu], header [role=group]';

test('no menu, dialog or panel over a video breaks a rule of WCAG 2.2 AA that a program can find, nor does its player alone', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const id = await givenVideo(await join('ada'), await ladderClip(), { name: 'Herons' });
  const page = await (await viewer(node)).newPage();
  await page.addInitScript(answerQuestion);
  await signInTo(page, `/w/${id}`);
  await settled(page);
  const main = page.getByRole('main');
  const opened = [
    main.getByRole('button', { name: 'Share', exact: true }),
    main.getByRole('button', { name: 'Save', exact: true }),
    main.getByRole('button', { name: 'More about this video' }),
    main.getByRole('button', { name: 'Settings', exact: true }),
    page.getByRole('button', { name: /^Notifications/ }),
    page.getByRole('button', { name: 'Account', exact: true }),
  ];
  const found: Record<string, string[]> = {};
  for (const button of opened) {
    await page.mouse.move(400, 300); // the bar of the player is there
    await button.click();
    const panel = page.locator(OPEN).filter({ visible: true });
    await panel.first().waitFor();
    expect(await panel.count()).toBe(1); // and none of those before
    await look(page, String(button), found);
    await page.keyboard.press('Escape');
    await expect.poll(() => panel.count()).toBe(0);
  }
  await page.goto(`/videos/embed/${id}`);
  await page.locator('video').waitFor();
  await look(page, 'embedded', found);
  expect(found).toEqual({});
}, 240_000);

/** What the player asks of new viewers would lie below what is opened. */
const answerQuestion = () =>
  localStorage.setItem('tributary.player', JSON.stringify({ sharing: 'mirrors' }));
