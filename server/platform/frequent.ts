const PREPARED = 300;
const COUNTED = 1_000;
const OFTEN = 3;

/**
 * Tells which statements come often enough that each connection should keep them prepared: a round trip and a parse less
 * each time. Bounded, since a filter may be asked in more ways than any server wants to keep.
 */
export function countStatements(): (text: string) => boolean {
  const frequent = new Set<string>();
  const counts = new Map<string, number>();
  return (text) => {
    if (frequent.has(text)) return true;
    if (frequent.size >= PREPARED) return false;
    const count = (counts.get(text) ?? 0) + 1;
    if (count < OFTEN) {
      if (counts.size >= COUNTED) counts.clear();
      counts.set(text, count);
      return false;
    }
    counts.delete(text);
    frequent.add(text);
    return true;
  };
}
