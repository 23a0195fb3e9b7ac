import { findBlob } from '../../platform/blobs.ts';
import { Failure } from '../../platform/errors.ts';
import { hlsOutputs } from '../pass/hls-outputs.ts';
import { MAX_SEGMENT_SECONDS } from '../pass/keyframes.ts';
import { type MadeRendition, readRendition } from '../pass/made-rendition.ts';
import { parsePlaylist } from '../pass/media-playlist.ts';
import { explain, type MadePass } from '../pass/run-pass.ts';
import type { Rung } from '../plan/ladder.ts';
import { measureSsim } from '../quality/measure-ssim.ts';
import { verifyDecodes } from '../verify.ts';
import { requireWhole } from '../whole.ts';
import type { Tools, Work } from '../work.ts';
import { inspectResult } from './inspect-result.ts';

const STREAMS = ['-map', '0:v:0', '-map', '0:a:0?', '-c', 'copy'];
const TIMEOUT_MINUTES = 120;
const TOLERANCE_SECONDS = 5;
const LEAST_LIKENESS = 0.5; // SSIM: another film is far below, a poor copy of this one above

type Making = Tools & { signal: AbortSignal; directory: string };

/**
 * Makes a rendition of what a runner brought: packaged anew here, so that nothing of its playlist is believed, and held
 * against the source as our own are. Fails with `unreadable_media` when it is not what was asked for.
 */
export async function adoptResult(
  tools: Making,
  work: Work,
  { rung, resultKey }: { rung: Rung; resultKey: string },
): Promise<MadePass> {
  const { ffmpeg, storage, signal, directory } = tools;
  const { facts, setUuid } = work.source;
  const blob = await findBlob(tools.db, resultKey);
  if (!blob) throw new Failure('unreadable_media', 'The result is gone.');
  const path = storage.localPath(blob);
  const { height } = rung;
  try {
    const seen = inspectResult(await ffmpeg.probe(path, { signal }), rung, facts);
    const streams = seen.hasAudio ? 'v:0,a' : 'v:0';
    const { mediaSeconds } = await ffmpeg.run({
      inputs: [{ path, args: [] }],
      args: [...STREAMS, ...hlsOutputs(setUuid, [{ height, streams }])],
      directory,
      foreign: true,
      niceness: 0,
      signal,
      timeoutMinutes: TIMEOUT_MINUTES,
    });
    requireWhole(mediaSeconds, facts);
    requireNotLonger(mediaSeconds, facts.durationSeconds);
    const where = { directory, setUuid };
    const { width, pixelHeight } = seen;
    const made = await readRendition(where, { ...rung, width, pixelHeight });
    requireShortSegments(made);
    await verifyDecodes(ffmpeg, where, [height], signal);
    await requireLike(tools, work, { ...made.row, blobKey: resultKey });
    return { renditions: [made], mediaSeconds };
  } catch (error) {
    throw explain(error);
  }
}

function requireNotLonger(mediaSeconds: number, durationSeconds: number): void {
  if (mediaSeconds <= durationSeconds * 1.05 + TOLERANCE_SECONDS) return;
  throw new Failure('unreadable_media', 'The result is longer than its source.');
}

function requireShortSegments({ row }: MadeRendition): void {
  const { segments } = parsePlaylist(row.playlist);
  if (segments.every(({ seconds }) => seconds <= MAX_SEGMENT_SECONDS)) return;
  throw new Failure('unreadable_media', 'The result has too few keyframes.');
}

async function requireLike(
  tools: Making,
  work: Work,
  rendition: Parameters<typeof measureSsim>[2],
): Promise<void> {
  const likeness = await measureSsim(tools, work, rendition);
  if (likeness === null || likeness >= LEAST_LIKENESS) return;
  throw new Failure('unreadable_media', `The result does not show its source (SSIM ${likeness}).`);
}
