import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Only colours are others in the dark. */
const LOOKS = [
  ['light', ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']],
  ['dark', ['color-contrast']],
] as const;

/** The page is there, and nothing in it is loading any more. */
export async function settled(page: Page) {
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  await page.waitForFunction(
    () => !document.querySelector('main [aria-busy="true"], main .skeleton'),
    undefined,
    { timeout: 60_000 }, // the first look at encoders tries them all
  );
}

/** Adds what breaks which rule on an open page, in each look. */
export async function look(page: Page, name: string, found: Record<string, string[]>) {
  await page.evaluate(axe.source);
  for (const [colorScheme, rules] of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const violations = await violationsOn(page, rules);
    if (violations.length > 0) found[`${name}, ${colorScheme}`] = violations;
  }
}

/** `rule: the first element that breaks it, and how`. */
async function violationsOn(page: Page, rules: readonly string[]) {
  return page.evaluate(async (runOnly) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      runOnly: [...runOnly],
    });
    return violations.map(
      (one) =>
        `${one.id} ×${one.nodes.length}: ${one.nodes[0]!.html.slice(0, 200)} — ${one.nodes[0]!.failureSummary}`,
    );
  }, rules);
}
