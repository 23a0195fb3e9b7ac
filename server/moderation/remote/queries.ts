import { abuses } from '../../catalog/abuse-tables.ts';
import type { Db } from '../../platform/db.ts';

/** Inserts a report; undefined when one with its URL is there. */
export async function insertRemoteAbuse(
  tx: Db,
  abuse: typeof abuses.$inferInsert,
): Promise<number | undefined> {
  const [row] = await tx
    .insert(abuses)
    .values(abuse)
    .onConflictDoNothing()
    .returning({ id: abuses.id });
  return row?.id;
}
