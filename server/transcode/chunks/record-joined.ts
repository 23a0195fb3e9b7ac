import { completeRenditions, findFiles } from '../../catalog/index.ts';
import { forgetBlob } from '../../platform/blobs.ts';
import { emit } from '../../platform/events.ts';
import { endTranscode } from '../end.ts';
import { ladderCompleted } from '../events.ts';
import type { MadePass } from '../pass/run-pass.ts';
import { recordRenditions } from '../record-renditions.ts';
import { missing, type Tools, type Work } from '../work.ts';
import { dropChunks } from './queries.ts';

/** Records renditions made of parts, forgets the parts, and says what follows: all in one. */
export async function recordJoined(tools: Tools, work: Work, made: MadePass): Promise<void> {
  const { videoId } = work.source;
  await recordRenditions(tools, work, made.renditions, async (tx) => {
    for (const key of await dropChunks(tx, videoId)) await forgetBlob(tx, key);
    const ready = await findFiles(tx, videoId);
    if (missing(work.plan.rungs, ready).length > 0) return; // the first is still made: what follows it ends this
    await completeRenditions(tx, videoId);
    await endTranscode(tx, work.source, 'done');
    await emit(tx, ladderCompleted, { videoId });
  });
}
