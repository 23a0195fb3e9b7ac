import { type SQL, sql } from 'drizzle-orm';

import { videoPlaylists } from '../catalog/playlist-tables.ts';
import { formerSources } from '../catalog/source-file/former-tables.ts';
import { thumbnails, videos } from '../catalog/tables.ts';
import type { Db } from '../platform/db.ts';
import { blobs } from '../platform/tables.ts';
import { uploads } from './tables.ts';

const isStraySource = sql`${blobs.key} like 'sources/%'
  and not exists (select from ${videos} where ${videos.sourceKey} = ${blobs.key})
  and not exists (select from ${formerSources} where ${formerSources.sourceKey} = ${blobs.key})
  and not exists (select from ${uploads} where ${uploads.accepted}->>'key' = ${blobs.key})`;

const isStrayPicture = sql`${blobs.key} like 'thumbnails/%'
  and not exists (select from ${thumbnails} where ${thumbnails.blobKey} = ${blobs.key})
  and not exists (select from ${videoPlaylists}, jsonb_array_elements(${videoPlaylists.thumbnails}) picture
    where picture->>'key' = ${blobs.key})
  and not exists (select from ${uploads}, jsonb_array_elements(${uploads.pictures}->'blobs') picture
    where picture->>'key' = ${blobs.key})`;

/**
 * Files of uploads that went with their user or their video: what was found to be media, and chosen pictures. Looked for among
 * all files, which takes 2.3 s of 1.7 million; an index would be read for most of them anyway.
 */
export const findStrayFiles = async (db: Db): Promise<string[]> => [
  ...(await findStrays(db, isStraySource)),
  ...(await findStrays(db, isStrayPicture)),
];

async function findStrays(db: Db, isStray: SQL): Promise<string[]> {
  const rows = await db
    .select({ key: blobs.key })
    .from(blobs)
    .where(sql`${blobs.createdAt} < now() - interval '1 hour' and ${isStray}`)
    .limit(1000);
  return rows.map(({ key }) => key);
}
