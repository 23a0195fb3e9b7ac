import { and, desc, eq, inArray, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { blobs } from '../../platform/tables.ts';
import { EditState } from './edit-state.ts';
import { videoEdits } from './edit-tables.ts';

export type Edit = typeof videoEdits.$inferSelect;

const OPEN = [EditState.waiting, EditState.running];
const LISTED = 20;

/** Records an edit; false when another of the same video is not done yet. */
export async function insertEdit(tx: Db, row: typeof videoEdits.$inferInsert): Promise<boolean> {
  const added = await tx
    .insert(videoEdits)
    .values(row)
    .onConflictDoNothing()
    .returning({ uuid: videoEdits.uuid });
  return added.length > 0;
}

export async function findEdit(db: Db, uuid: string): Promise<Edit | undefined> {
  const [edit] = await db.select().from(videoEdits).where(eq(videoEdits.uuid, uuid));
  return edit;
}

/** The last versions of a video, the newest first. */
export const editsOf = (db: Db, videoId: number): Promise<Edit[]> =>
  db
    .select()
    .from(videoEdits)
    .where(eq(videoEdits.videoId, videoId))
    .orderBy(desc(videoEdits.createdAt))
    .limit(LISTED);

/** Changes an edit that goes on; false when it has ended. */
export async function updateEdit(tx: Db, uuid: string, change: Partial<Edit>): Promise<boolean> {
  const changed = await tx
    .update(videoEdits)
    .set(change)
    .where(and(eq(videoEdits.uuid, uuid), inArray(videoEdits.state, OPEN)))
    .returning({ uuid: videoEdits.uuid });
  return changed.length > 0;
}

/** Files of edits that are gone with their videos. */
export async function findStrayFiles(db: Db): Promise<string[]> {
  const rows = await db
    .select({ key: blobs.key })
    .from(blobs)
    .where(
      sql`${blobs.key} like 'edits/%' and ${blobs.createdAt} < now() - interval '1 hour'
        and not exists (select from ${videoEdits} where ${videoEdits.state} in (1, 2)
          and ${videoEdits.uuid}::text = split_part(${blobs.key}, '/', 2))`,
    )
    .limit(1000);
  return rows.map(({ key }) => key);
}
