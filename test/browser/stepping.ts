import type { Page } from 'playwright-core';

const MOST_STEPS = 80;

/** Presses a key until what has this name, or begins with it, has the focus; fails if it never has. */
export async function stepTo(page: Page, key: string, name: string): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const focused = await focusedName(page);
    if (focused.startsWith(name)) return;
    if (focused !== passed.at(-1)) passed.push(focused);
    await page.keyboard.press(key);
  }
  throw new Error(`“${name}” is not reached by ${key}, but ${passed.join(', ')}`);
}

/** What a screen reader would call the element with the focus, as far as labels and text say it. */
const focusedName = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement as HTMLInputElement;
    const label = focused.labels?.[0]?.textContent ?? focused.textContent;
    return (focused.getAttribute('aria-label') ?? label).trim();
  });
