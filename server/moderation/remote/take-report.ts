import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { PREDEFINED_REASONS } from '../abuses/form.ts';
import { abuseCreated } from '../events.ts';
import { insertRemoteAbuse } from './queries.ts';
import { findReported, type RemoteTarget } from './target.ts';

/** A report by an account of another node, of something that is of this one. */
type RemoteReport = {
  /** The id of the activity. */
  url: string;
  reporterId: number;
  /** In words, plain. */
  content: string;
  /** Those that are not known here are left out. */
  predefinedReasons: string[];
  target: RemoteTarget;
};

const MAX_REASON_CHARACTERS = 3_000;

/**
 * Takes a report of another node to the moderators of this one; returns its number, or undefined when it came before.
 * Fails with `not_found` for what is not here.
 */
export async function takeRemoteReport(tx: Db, report: RemoteReport): Promise<number | undefined> {
  const { url, reporterId, content, target } = report;
  const id = await insertRemoteAbuse(tx, {
    ...(await findReported(tx, target)),
    url,
    reporterId,
    reason: content.trim().slice(0, MAX_REASON_CHARACTERS) || '-',
    predefinedReasons: PREDEFINED_REASONS.filter((reason) =>
      report.predefinedReasons.includes(reason),
    ),
  });
  if (id !== undefined) await emit(tx, abuseCreated, { abuseId: id });
  return id;
}
