/** Who brought parts of a piece that turned out not to be of the file. */
export interface Blame {
  strikes: ReadonlyMap<string, number>;
  banned: ReadonlySet<string>;
}

export const noBlame: Blame = { strikes: new Map(), banned: new Set() };

const MOST_STRIKES = 2;
/** Liars found before a swarm is left to itself: whoever comes back under new names costs no more than this. */
const MOST_LIARS = 8;

/** The blame after a bad piece: its only sender is banned at once, one of several at their second. */
export function afterBadPiece({ strikes, banned }: Blame, senders: readonly string[]): Blame {
  const weight = senders.length === 1 ? MOST_STRIKES : 1;
  const next = new Map(strikes);
  for (const sender of senders) next.set(sender, (next.get(sender) ?? 0) + weight);
  const liars = senders.filter((sender) => next.get(sender)! >= MOST_STRIKES);
  return { strikes: next, banned: new Set([...banned, ...liars]) };
}

/** So many liars have been met that the swarm is not worth being in. */
export const isHostile = ({ banned }: Blame): boolean => banned.size >= MOST_LIARS;
