/** The category of Apple's podcast directory that each of the contract's categories is nearest to. */
const OF_APPLE: Readonly<Record<number, string>> = {
  1: 'Music',
  2: 'TV & Film',
  3: 'Leisure',
  4: 'Arts',
  5: 'Sports',
  6: 'Society & Culture',
  7: 'Leisure',
  8: 'Society & Culture',
  9: 'Comedy',
  10: 'Leisure',
  11: 'News',
  12: 'Education',
  13: 'Education',
  14: 'Society & Culture',
  15: 'Technology',
  16: 'Kids & Family', // where that directory has animals
  17: 'Kids & Family',
  18: 'Arts', // and food
};

export const appleCategory = (category: number): string | undefined => OF_APPLE[category];

/** What most of these are; undefined when none is anything. */
export function mostCommon<T>(values: (T | null)[]): T | undefined {
  const groups = Map.groupBy(
    values.filter((value) => value !== null),
    (value) => value,
  );
  return [...groups.values()].toSorted((a, b) => b.length - a.length)[0]?.[0];
}
