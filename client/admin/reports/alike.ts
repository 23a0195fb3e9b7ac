import type { Report } from '../api/moderation.ts';

/** Texts that share at least this much of their words are much alike. */
const ALIKE_SHARE = 0.5;

/** Reports in groups of what is much alike, the largest first: about one thing, or things in much the same words. */
export function groupAlike(reports: readonly Report[]): Report[][] {
  const groups: { first: Told; reports: Report[] }[] = [];
  for (const report of reports) {
    const told = toldBy(report);
    const group = groups.find(({ first }) => isAlike(first, told));
    if (group) group.reports.push(report);
    else groups.push({ first: told, reports: [report] });
  }
  return groups.map((group) => group.reports).toSorted((one, other) => other.length - one.length);
}

/** What a report is about, to be compared. */
interface Told {
  thing: string;
  words: ReadonlySet<string>;
}

function toldBy({ video, comment, flaggedAccount }: Report): Told {
  const account = flaggedAccount?.id ?? 'gone';
  if (comment) return { thing: `comment ${comment.id ?? account}`, words: wordsOf(comment.text) };
  if (video) return { thing: `video ${video.uuid}`, words: wordsOf(video.name) };
  return { thing: `account ${account}`, words: new Set() };
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

function isAlike(one: Told, other: Told): boolean {
  if (one.thing === other.thing) return true;
  const all = one.words.union(other.words).size;
  return all > 0 && one.words.intersection(other.words).size / all >= ALIKE_SHARE;
}
