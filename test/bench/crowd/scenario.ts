import type { Browser } from 'playwright-core';

/** Something that five viewers live through. */
export interface Scenario {
  name: string;
  /** Prints a line per figure; a goal stands in the line that is to meet it. */
  run: (browser: Browser, print: (line: string) => void) => Promise<void>;
}
