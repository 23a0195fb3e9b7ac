import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { countAttempt } from '../../platform/rate-limit.ts';
import { addViewer } from '../sources/source-queries.ts';
import { sourceOf } from '../sources/source.ts';
import { insertSession } from './session-queries.ts';

/** How somebody watched a video of this node at another one; nothing says who. */
type RemoteSession = {
  /** Its id: the same is counted once. */
  url: string;
  /** Of who tells of it. */
  host: string;
  videoId: number;
  startedAt: Date;
  endedAt: Date;
  watchedSeconds: number;
  sections: { startSeconds: number; endSeconds: number }[];
};

/** As many as one node may tell of. */
const TELLINGS = { name: 'remote-watching', attempts: 5_000, windowSeconds: 3_600 };

/** Counts a session at another node. False when that tells of too many: those do not count. */
export async function addRemoteSession(db: Db, session: RemoteSession): Promise<boolean> {
  try {
    await countAttempt(db, TELLINGS, session.host);
  } catch (error) {
    if (error instanceof Failure && error.code === 'rate_limited') return false;
    throw error;
  }
  if (await insertSession(db, session))
    await addViewer(db, session.videoId, sourceOf({ kind: 'node', host: session.host }));
  return true;
}
