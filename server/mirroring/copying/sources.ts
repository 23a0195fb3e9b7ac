/** Where a file can be had: at its own node, or at one that keeps a copy, which is believed only what can be checked. */
export type Source = { url: URL; mirrorId: number | null };

/**
 * In which order sources are asked. Nodes that keep a copy come first, by chance, so that they share the load and the origin
 * sends nothing; but only while each byte can be checked, as they could slip something in between.
 */
export function sourcesInOrder(sources: readonly Source[], isAllChecked: boolean): Source[] {
  const { origin = [], mirrors = [] } = Object.groupBy(sources, ({ mirrorId }) =>
    mirrorId === null ? 'origin' : 'mirrors',
  );
  return isAllChecked ? [...shuffled(mirrors), ...origin] : [...origin, ...mirrors];
}

const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, rank: Math.random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
