import { type Origin, summariesAmong } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { listOf } from '../../platform/http.ts';
import { abuseJson, ownAbuseJson } from './abuse-json.ts';
import { abusesAmong, type AbuseRow, pageOfAbuses } from './list-queries.ts';
import type { AbuseQuery } from './list-query.ts';

/** A page of all reports. */
export const listAbuses = (db: Db, node: Origin, query: AbuseQuery) =>
  present(db, node, query, abuseJson);

/** A page of one account's reports. */
export const listOwnAbuses = (db: Db, node: Origin, query: AbuseQuery & { reporterId: number }) =>
  present(db, node, query, ownAbuseJson);

type Writer<Json> = (
  node: Origin,
  row: AbuseRow,
  summaries: Awaited<ReturnType<typeof summariesAmong>>,
) => Json;

async function present<Json>(db: Db, node: Origin, query: AbuseQuery, write: Writer<Json>) {
  const { ids, total } = await pageOfAbuses(db, query);
  const rows = await abusesAmong(db, ids);
  const videoIds = rows.flatMap(({ video }) => video?.id ?? []);
  const summaries = await summariesAmong(db, node, [...new Set(videoIds)]);
  const byId = new Map(rows.map((row) => [row.abuse.id, row]));
  const ordered = ids.flatMap((id) => byId.get(id) ?? []);
  return listOf(
    ordered.map((row) => write(node, row, summaries)),
    total,
  );
}
