/** What became of the things of one kind: brought in, here already, or left out. */
export type Count = { success: number; duplicates: number; errors: number };

/** The same for each kind of an archive. */
export type Tally = Record<string, Count>;

export type Outcome = keyof Count;

export const noCount = (): Count => ({ success: 0, duplicates: 0, errors: 0 });
