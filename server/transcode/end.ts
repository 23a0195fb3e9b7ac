import type { Db } from '../platform/db.ts';
import { advanceOwner } from './control/prioritize.ts';
import { enterStage } from './queries.ts';

type Followed = Parameters<typeof enterStage>[1];

/** Nothing more is to be made of a video, for the better or the worse: whatever its owner has brought after it comes nearer. */
export async function endTranscode(tx: Db, video: Followed, stage: 'done' | 'held'): Promise<void> {
  await enterStage(tx, video, stage);
  await advanceOwner(tx, video.videoId);
}
