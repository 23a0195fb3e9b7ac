import type { Db } from '../platform/db.ts';
import { findTranscode } from './queries.ts';

const UNDER_WAY: readonly string[] = ['waiting', 'copying', 'encoding'];

/** Whether renditions of a video are still to be made. */
export async function isTranscoding(db: Db, videoId: number): Promise<boolean> {
  const transcode = await findTranscode(db, videoId);
  return transcode !== undefined && UNDER_WAY.includes(transcode.stage);
}
