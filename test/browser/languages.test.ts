import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { useBrowser } from './browser.ts';
import { givenVideo, ladderClip } from './given.ts';

const { viewer } = useBrowser();

test('a page speaks the language of the browser, or the one that is chosen, and reads its way', async () => {
  const node = await startTestNode();
  const ada = await (await openPeople(node)).join('ada');
  const id = await givenVideo(ada, await ladderClip(), { name: 'A stream at dawn' });

  const page = await (await viewer(node, { locale: 'fr-CA' })).newPage();
  const response = await page.goto('/');
  expect(await response?.text()).toContain('<html lang="fr" dir="ltr">');
  await page.getByRole('link', { name: 'Abonnements' }).first().waitFor();
  await page.getByRole('button', { name: 'Langue', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'العربية' }).click();

  await page.getByRole('link', { name: 'الاشتراكات' }).first().waitFor();
  await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await page.locator('html').getAttribute('lang')).toBe('ar');
  await page.goto(`/w/${id}`);
  await page.getByRole('button', { name: 'مشاركة' }).first().waitFor();
  expect(await page.getByText('لا مشاهدات بعد').count()).toBeGreaterThan(0);
});
