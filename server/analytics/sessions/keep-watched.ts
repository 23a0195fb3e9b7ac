import type { Db } from '../../platform/db.ts';
import { addViewer } from '../sources/source-queries.ts';
import { sourceOf } from '../sources/source.ts';
import { deviceNamed } from './device.ts';
import { endSessions } from './end-sessions.ts';
import { continueSession, startSession } from './session-queries.ts';
import type { Watched } from './watched.ts';

/**
 * Adds what was watched since the player last spoke to its session; one it has left for an hour is over. Each session is
 * one viewer who came from somewhere.
 */
export async function keepWatched(db: Db, watched: Watched): Promise<void> {
  const said = { ...watched, device: deviceNamed(watched.device) };
  if (await continueSession(db, said)) return;
  await endSessions(db, watched.viewer);
  if (await startSession(db, said)) await addViewer(db, watched.videoId, sourceOf(watched.source));
}
