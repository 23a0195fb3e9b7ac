type Spent = { allowed: number; memoryBytes: number };
type Budget = { torrents: number; memoryBytes: number };

const EASE = 0.8; // below this part of the memory more files may be given again

/** How many files may be given from now on: fewer while the process is too big, more again once it is not. */
export function allowedTorrents({ allowed, memoryBytes }: Spent, budget: Budget): number {
  if (memoryBytes > budget.memoryBytes) return Math.max(1, Math.floor(allowed / 2));
  if (memoryBytes > budget.memoryBytes * EASE) return allowed;
  return Math.min(budget.torrents, allowed + Math.max(1, Math.floor(allowed / 4)));
}
