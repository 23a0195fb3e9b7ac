import type { SourceFacts } from '../catalog/index.ts';
import type { Ffmpeg } from '../platform/ffmpeg.ts';
import type { Where } from './pass/hls-outputs.ts';
import { type MadeRendition, readRendition } from './pass/made-rendition.ts';
import type { Rung } from './plan/ladder.ts';
import { verifyDecodes } from './verify.ts';
import { requireWhole } from './whole.ts';

type Proving = { ffmpeg: Ffmpeg; signal: AbortSignal };
type Made = { rungs: readonly Rung[]; mediaSeconds: number; facts: SourceFacts };

/**
 * Reads the renditions that a run has left in a directory, and proves that they are whole and decode. Fails with
 * `unreadable_media` when they end too early or nothing came of them, and with `FfmpegError` when one does not decode.
 */
export async function proveRenditions(
  { ffmpeg, signal }: Proving,
  where: Where,
  { rungs, mediaSeconds, facts }: Made,
): Promise<MadeRendition[]> {
  requireWhole(mediaSeconds, facts);
  const heights = rungs.map(({ height }) => height);
  const [renditions] = await Promise.all([
    Promise.all(rungs.map((rung) => readRendition(where, rung))),
    verifyDecodes(ffmpeg, where, heights, signal),
  ]);
  return renditions;
}
