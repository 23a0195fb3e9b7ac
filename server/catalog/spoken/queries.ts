import { asc, eq } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { spokenTracks } from '../part-tables.ts';
import type { SpokenRendition } from './spoken-track.ts';

/** What is spoken in a video besides its own sound, by language. */
export const spokenTracksOf = (db: Db, videoId: number): Promise<SpokenRendition[]> =>
  db
    .select()
    .from(spokenTracks)
    .where(eq(spokenTracks.videoId, videoId))
    .orderBy(asc(spokenTracks.language));

/** Inserts what is not there yet. */
export const insertSpoken = (tx: Db, videoId: number, tracks: SpokenRendition[]) =>
  tx
    .insert(spokenTracks)
    .values(tracks.map((track) => ({ ...track, videoId })))
    .onConflictDoNothing();
