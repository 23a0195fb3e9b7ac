import { Failure } from '../platform/errors.ts';
import { FfmpegError } from '../platform/ffmpeg.ts';
import type { Rung } from './ladder.ts';
import { type MadeRendition, readRendition } from './made-rendition.ts';
import { type Pass, passArgs } from './pass-args.ts';
import { reportProgress } from './report-progress.ts';
import type { Share } from './share.ts';
import { requireWhole, verifyDecodes } from './verify.ts';
import type { Tools, Work } from './work.ts';

export type PassOptions = Pick<Pass, 'rungs' | 'copiesPicture' | 'keyframes'> & {
  directory: string; // where the renditions are made
  share: Share;
  timeoutMinutes: number;
};

/** What a pass has made, and how long the longest of its streams is. */
export type MadePass = { renditions: MadeRendition[]; mediaSeconds: number };

const SOUND_BITS_PER_SECOND = 272_000;

/**
 * Makes renditions in one run of ffmpeg, telling how far it is, and proves that they are whole and decode. Fails with
 * `unreadable_media` when they cannot be made of this source, and with `insufficient_storage` when the disk is too full.
 */
export async function runPass(
  { db, storage, ffmpeg, signal }: Tools & { signal: AbortSignal },
  { source, plan, stillSeconds }: Work,
  { directory, share, timeoutMinutes, ...pass }: PassOptions,
): Promise<MadePass> {
  const { videoId, facts, setUuid } = source;
  const { durationSeconds } = facts;
  await storage.requireRoom(estimatedBytes(pass.rungs, durationSeconds));
  await using progress = reportProgress(db, { videoId, durationSeconds, share, signal });
  const args = passArgs({ ...pass, setUuid, facts, stillSeconds, copiesSound: plan.copiesSound });
  try {
    const { mediaSeconds } = await ffmpeg.run({
      inputs: [{ path: storage.localPath(source), args: [] }],
      args,
      directory,
      foreign: true,
      niceness: pass.copiesPicture ? 0 : 10,
      timeoutMinutes,
      durationSeconds,
      onProgress: progress.onProgress,
      signal: progress.signal,
    });
    requireWhole(mediaSeconds, facts);
    const where = { directory, setUuid };
    const heights = pass.rungs.map(({ height }) => height);
    const [renditions] = await Promise.all([
      Promise.all(pass.rungs.map((rung) => readRendition(where, rung))),
      verifyDecodes(ffmpeg, where, heights, signal),
    ]);
    return { renditions, mediaSeconds };
  } catch (error) {
    throw explain(error);
  }
}

const estimatedBytes = (rungs: readonly Rung[], durationSeconds: number) =>
  (rungs.reduce((sum, rung) => sum + rung.bitsPerSecond + SOUND_BITS_PER_SECOND, 0) *
    durationSeconds) /
  8;

/** What a failed run means to the uploader. Anything that another attempt may mend is passed on as it is. */
function explain(error: unknown): unknown {
  if (!(error instanceof FfmpegError) || error.wasKilled) return error;
  const { message } = error;
  return message.includes('No space left')
    ? new Failure('insufficient_storage', 'The disk of this node is full.', {}, error)
    : new Failure('unreadable_media', `The file could not be converted: ${message}.`, {}, error);
}
