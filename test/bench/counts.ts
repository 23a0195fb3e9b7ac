/** How often each of some words is there, as “2 node, 1 worker”. */
export const inWords = (words: readonly string[]): string =>
  [...Map.groupBy(words, (word) => word)]
    .map(([word, { length }]) => `${length} ${word}`)
    .join(', ');
