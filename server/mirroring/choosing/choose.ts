/** A copy that is kept, or being fetched. `value`: the more, the better; `mayGo`: it has been here as long as it must. */
export type Held = { id: number; sizeBytes: number; value: number; mayGo: boolean };

/** A video that could be mirrored. */
export type Candidate = { videoId: number; sizeBytes: number; value: number };

export type Choice = { add: Candidate[]; evict: Held[] };

/**
 * Which videos to mirror, and which copies go for them: candidates in their order, as far as they fit; what is worth less
 * than a candidate and may go makes room for it, the least valuable first. What is over the limit goes in any case. The
 * sizes of all that is held afterwards never exceed `limitBytes`.
 */
export function choose(held: Held[], candidates: Candidate[], limitBytes: number): Choice {
  let kept = held.toSorted((a, b) => a.value - b.value || b.id - a.id);
  const evict: Held[] = [];
  const add: Candidate[] = [];
  const drop = (those: Held[]) => {
    evict.push(...those);
    kept = kept.filter((each) => !those.includes(each));
  };
  while (sum(kept) > limitBytes) drop([kept.find(({ mayGo }) => mayGo) ?? kept[0]!]);
  for (const candidate of candidates) {
    if (candidate.sizeBytes > limitBytes) continue;
    const room = limitBytes - sum(kept) - sum(add);
    const leaving = leastToGo(kept, candidate, room);
    if (!leaving) continue;
    drop(leaving);
    add.push(candidate);
  }
  return { add, evict };
}

/** The least valuable copies that have to go so that a candidate fits; undefined when those that may go are not enough. */
function leastToGo(
  kept: Held[],
  { sizeBytes, value }: Candidate,
  room: number,
): Held[] | undefined {
  const leaving: Held[] = [];
  let free = room;
  for (const each of kept) {
    if (free >= sizeBytes) break;
    if (!each.mayGo || each.value >= value) continue;
    leaving.push(each);
    free += each.sizeBytes;
  }
  return free >= sizeBytes ? leaving : undefined;
}

const sum = (those: { sizeBytes: number }[]) =>
  those.reduce((total, { sizeBytes }) => total + sizeBytes, 0);
