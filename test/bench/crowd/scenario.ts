import type { Browser } from 'playwright-core';

import type { Goal } from './goals.ts';

/** Something that five viewers live through. */
export interface Scenario {
  name: string;
  /** Prints a line per figure, and has goals judged: the bench fails with one that is missed. */
  run: (
    browser: Browser,
    print: (line: string) => void,
    judge: (goal: Goal) => void,
  ) => Promise<void>;
}
