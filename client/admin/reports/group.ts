import { t } from '../../i18n/t.ts';
import type { Report } from '../api/moderation.ts';

/** Reports about people of one node. */
export interface Origin {
  host: string;
  reports: Report[];
  /** How many different accounts they are about. */
  accounts: number;
}

const UNKNOWN = t('Gone since');

/** Reports by the node that those they are about are of: where most comes from first. */
export function byOrigin(reports: Report[]): Origin[] {
  const groups = Map.groupBy(reports, ({ flaggedAccount }) => flaggedAccount?.host ?? UNKNOWN);
  return [...groups]
    .map(([host, some]) => ({
      host,
      reports: some.toSorted(likeTogether),
      accounts: new Set(some.map(({ flaggedAccount }) => flaggedAccount?.id)).size,
    }))
    .toSorted((one, other) => other.reports.length - one.reports.length);
}

/** What is about the same account stands together. */
const likeTogether = (one: Report, other: Report) =>
  (one.flaggedAccount?.name ?? '').localeCompare(other.flaggedAccount?.name ?? '') ||
  one.id - other.id;
