import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { openCatalog } from '../support/videos.ts';
import { useBrowser } from './browser.ts';

const { viewer } = useBrowser();
const MANY = 60; // some pages of a list
const OF_A_SHELF = 12;

test('going back to a list that was scrolled is instant: it is where it was, and nothing is waited for', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { givenVideo } = openCatalog(node);
  for (let n = 0; n < MANY; n++) await givenVideo(root, { name: `Bend ${n}` });
  const page = await (await viewer(node)).newPage();
  const card = (n: number) => page.getByRole('link', { name: `Bend ${n}`, exact: true }).first();
  const top = () => page.evaluate(() => scrollY);

  await page.goto('/videos/browse');
  await card(MANY - 1).waitFor(); // the newest first
  const grows = async () => {
    await page.keyboard.press('End');
    return card(4).count();
  };
  await expect.poll(grows, { timeout: 20_000 }).toBe(1);
  await card(4).scrollIntoViewIfNeeded();
  const before = await top();
  expect(before).toBeGreaterThan(1_000);
  await card(4).click();
  await page.getByRole('heading', { level: 1, name: 'Bend 4' }).waitFor();
  expect(await top()).toBe(0);

  await page.route('**/api/v1/videos?*', () => {}); // no list is answered any more
  await page.goBack();
  await card(4).waitFor();
  expect(await page.locator('main .skeleton').count()).toBe(0);
  await expect.poll(top).toBe(before);
}, 120_000);

test('who wants less motion sees none', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { givenVideo } = openCatalog(node);
  for (let n = 0; n < OF_A_SHELF; n++) await givenVideo(root, { name: `Bend ${n}` });
  const page = await (await viewer(node, { reducedMotion: 'reduce' })).newPage();
  await page.goto('/');
  const onward = page.getByRole('button', { name: /^On in / }).first();
  await onward.waitFor();
  expect(await page.evaluate(countMoving)).toBe(0);
  const at = await onward.evaluate((button: HTMLElement) => {
    button.click();
    return button.closest('section')!.querySelector('ul')!.scrollLeft; // before anything can glide
  });
  expect(at).toBeGreaterThan(100);
});

/** How many things on a page take their time to change or to move, or glide. */
function countMoving() {
  const styles = [...document.querySelectorAll('*')].map((each) => getComputedStyle(each));
  const moving = styles.filter(
    ({ transitionDuration, animationName, animationDuration, scrollBehavior }) =>
      scrollBehavior === 'smooth' ||
      [
        ...transitionDuration.split(', '),
        ...(animationName === 'none' ? [] : animationDuration.split(', ')),
      ].some((lasts) => Number.parseFloat(lasts) > 0.001),
  );
  return moving.length;
}
