import type { Origin } from '../actor-json.ts';
import { CATEGORIES, labelled, languageOf, LICENCES } from '../labels.ts';
import type { FacetRow } from './facet-queries.ts';

const MAX_VALUES = 30; // of each kind

/** How long a video is, in the bands PeerTube's clients offer as filters. */
const BANDS = { short: 'Short (< 4 min)', medium: 'Medium (4-10 min)', long: 'Long (> 10 min)' };

const bandOf = (seconds: number): keyof typeof BANDS =>
  seconds < 240 ? 'short' : seconds <= 600 ? 'medium' : 'long';

/** How many of these videos there are of each category, language and so on; the most frequent first. */
export function facetsOf(node: Origin, rows: FacetRow[]) {
  const of = <T>(valuesOf: (row: FacetRow) => (T | null)[]) => countValues(rows.flatMap(valuesOf));
  return {
    categories: of(({ category }) => [category]).map(({ value, count }) => ({
      ...labelled(CATEGORIES, value),
      count,
    })),
    licences: of(({ licence }) => [licence]).map(({ value, count }) => ({
      ...labelled(LICENCES, value),
      count,
    })),
    languages: of(({ language }) => [language]).map(({ value, count }) => ({
      ...languageOf(value),
      count,
    })),
    tags: of(({ tags }) => tags.map((tag) => tag.toLowerCase())).map(asItself),
    hosts: of(({ host }) => [host ?? node.host]).map(asItself),
    durations: of(({ durationSeconds }) => [bandOf(durationSeconds)]).map(({ value, count }) => ({
      id: value,
      label: BANDS[value],
      count,
    })),
  };
}

const asItself = ({ value, count }: { value: string; count: number }) => ({
  id: value,
  label: value,
  count,
});

function countValues<T>(values: (T | null)[]): { value: T; count: number }[] {
  const counts = new Map<T, number>();
  for (const value of values) {
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MAX_VALUES);
}
