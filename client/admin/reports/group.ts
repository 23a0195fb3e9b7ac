import { t } from '../../i18n/t.ts';
import type { Report } from '../api/moderation.ts';
import { groupAlike } from './alike.ts';

/** Reports about people of one node. */
export interface Origin {
  host: string;
  reports: Report[];
  /** The same in groups of what is much alike, the largest first. */
  alike: Report[][];
  /** How many different accounts they are about. */
  accounts: number;
}

const UNKNOWN = t('Gone since');

/** Reports by the node that those they are about are of: where most comes from first. */
export function byOrigin(all: Report[]): Origin[] {
  const groups = Map.groupBy(all, ({ flaggedAccount }) => flaggedAccount?.host ?? UNKNOWN);
  return [...groups]
    .map(([host, some]) => {
      const reports = some.toSorted(likeTogether);
      const accounts = new Set(some.map(({ flaggedAccount }) => flaggedAccount?.id)).size;
      return { host, reports, accounts, alike: groupAlike(reports) };
    })
    .toSorted((one, other) => other.reports.length - one.reports.length);
}

/** What is about the same account stands together. */
const likeTogether = (one: Report, other: Report) =>
  (one.flaggedAccount?.name ?? '').localeCompare(other.flaggedAccount?.name ?? '') ||
  one.id - other.id;
