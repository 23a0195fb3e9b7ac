import type { Actor } from '../actors/queries.ts';
import type { Handling } from '../inbox/handling.ts';
import type { FoundGap } from './gap-queries.ts';
import type { Ledger } from './ledger-queries.ts';

/** The actor whose catalog is compared, with its ledger as it was when the check began. */
export type Followed = { actor: Actor; ledger: Ledger };

/** A part of a catalog, compared; `next` is the page that follows, if any. */
export type Part = { gaps: FoundGap[]; next: string | undefined };

/** What a first look at a catalog finds: whether it is the same as here, and whether all of it is to be read. */
export type Look = {
  /** How many videos it says it has; undefined when that is not certain. */
  expectedCount: number | undefined;
  isSame: boolean;
  isToBeWalked: boolean;
  /** What it found without reading all. */
  gaps: FoundGap[];
  /** What to remember. */
  facts: Partial<Pick<Ledger, 'digest' | 'outboxTotal' | 'refreshedTo'>>;
};

/** A way of comparing a catalog of another node with what is known of it here. Each fails with `remote_failed`. */
export type Reading = {
  method: 'digest' | 'outbox';
  look: (node: Handling, followed: Followed) => Promise<Look>;
  /** Compares all of it, from `cursor` on where one is given. */
  walk: (
    node: Handling,
    followed: Followed,
    cursor: string | undefined,
  ) => AsyncGenerator<Part, void>;
};
