import type { SensitiveFlag } from '../../server/catalog/index.ts';

/** Names of the kinds of sensitive content between nodes; the bits are the catalog's. */
const FLAGS: typeof SensitiveFlag = { violent: 1, explicitSex: 2 };

export const namesOfFlags = (flags: number): string[] =>
  Object.entries(FLAGS)
    .filter(([, bit]) => (flags & bit) !== 0)
    .map(([name]) => name);

/** Names that are not known count for nothing. */
export const flagsOfNames = (names: string[]): number =>
  Object.entries(FLAGS)
    .filter(([name]) => names.includes(name))
    .reduce((flags, [, bit]) => flags | bit, 0);
