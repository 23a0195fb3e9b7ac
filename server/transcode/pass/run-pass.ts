import { Failure } from '../../platform/errors.ts';
import { isFault, lacksRoom, type Written } from '../../platform/ffmpeg.ts';
import { deviceArgs } from '../encoders/encoder-args.ts';
import { type Encoder, X264 } from '../encoders/encoder.ts';
import { withBestEncoder } from '../encoders/with-best-encoder.ts';
import { withFigures } from '../figures/with-figures.ts';
import type { Rung } from '../plan/ladder.ts';
import { reportProgress } from '../progress/report.ts';
import type { Share } from '../progress/share.ts';
import { proveRenditions } from '../prove-renditions.ts';
import { lastSecondsOf } from '../whole.ts';
import type { Tools, Work } from '../work.ts';
import { type Pass, passArgs } from './args.ts';
import type { MadeRendition } from './made-rendition.ts';
import { stretchInputArgs } from './stretch.ts';
import { toneMappingOf } from './tone-map.ts';

export type PassOptions = Pick<
  Pass,
  'rungs' | 'copiesPicture' | 'keyframes' | 'stretch' | 'soundFromSeconds' | 'packaging'
> & {
  directory: string; // where the renditions are made
  share: Share;
  timeoutMinutes: number;
  /** What is wanted at once: the encoder that is everywhere, and more of the processor. */
  isUrgent?: boolean;
  /** How much of the source before its stretch is read. */
  reachBackSeconds?: number | undefined;
};

/** What a pass has made, and how long the longest of its streams is. */
export type MadePass = { renditions: MadeRendition[]; mediaSeconds: number };

const SOUND_BITS_PER_SECOND = 272_000;

type Making = Tools & { signal: AbortSignal };

/**
 * Makes renditions in one run of ffmpeg, telling how far it is, and proves that they are whole and decode. Fails with
 * `unreadable_media` when they cannot be made of this source, and with `insufficient_storage` when the disk is too full.
 */
export async function runPass(tools: Making, work: Work, pass: PassOptions): Promise<MadePass> {
  const { facts, setUuid } = work.source;
  const { mediaSeconds } = await encodePass(tools, work, pass);
  try {
    const where = { directory: pass.directory, setUuid };
    const made = { rungs: pass.rungs, mediaSeconds, facts };
    return { renditions: await proveRenditions(tools, where, made), mediaSeconds };
  } catch (error) {
    throw explain(error);
  }
}

/** The same, but that nothing is proved: what is made lies in the directory, while it is made and afterwards. */
export async function encodePass(
  { db, storage, ffmpeg, signal, log }: Making,
  { source, plan, stillSeconds }: Work,
  { directory, share, timeoutMinutes, isUrgent, reachBackSeconds, ...pass }: PassOptions,
): Promise<Written> {
  const { videoId, facts, setUuid } = source;
  const { durationSeconds, video } = facts;
  await storage.requireRoom(estimatedBytes(pass.rungs, durationSeconds));
  const done = pass.stretch?.startSeconds ?? 0;
  const left = Math.max(1, durationSeconds - done);
  const ofLeft = {
    start: share.end - ((share.end - share.start) * left) / (left + done),
    end: share.end,
  };
  const followed = { videoId, setUuid, durationSeconds: left, share: ofLeft, signal };
  await using progress = reportProgress(db, followed);
  const toneMapping = await toneMappingOf(ffmpeg);
  const before =
    pass.stretch && video ? stretchInputArgs(pass.stretch, video, reachBackSeconds) : [];
  const made = { ...pass, setUuid, facts, stillSeconds, copiesSound: plan.copiesSound };
  const lastSeconds = lastSecondsOf(facts);
  const run = (encoder: Encoder) =>
    ffmpeg.run({
      inputs: [{ path: storage.localPath(source), args: [...deviceArgs(encoder), ...before] }],
      args: passArgs({ ...made, lastSeconds, toneMapping, encoder }),
      directory,
      foreign: true,
      niceness: pass.copiesPicture ? 0 : isUrgent ? URGENT_NICENESS : 10,
      timeoutMinutes,
      durationSeconds: left,
      onProgress: progress.onProgress,
      signal: progress.signal,
    });
  const encodes = !pass.copiesPicture && pass.rungs.some(({ height }) => height > 0);
  const encode = (encoder: Encoder) =>
    withFigures({ db, log }, { encoder, mediaSeconds: left }, () => run(encoder));
  try {
    if (!encodes) return await run(X264);
    return await (isUrgent
      ? encode(X264)
      : withBestEncoder({ ffmpeg, storage, log, signal }, encode));
  } catch (error) {
    throw explain(error);
  }
}

const URGENT_NICENESS = 2;

/** What renditions take up, at most. */
export const estimatedBytes = (rungs: readonly Rung[], durationSeconds: number) =>
  (rungs.reduce((sum, rung) => sum + rung.bitsPerSecond + SOUND_BITS_PER_SECOND, 0) *
    durationSeconds) /
  8;

/** What a failed run means to the uploader. Anything that another attempt may mend is passed on as it is. */
export function explain(error: unknown): unknown {
  if (!isFault(error)) return error;
  const { message } = error;
  return lacksRoom(error)
    ? new Failure('insufficient_storage', 'The disk of this node is full.', {}, error)
    : new Failure('unreadable_media', `The file could not be converted: ${message}.`, {}, error);
}
