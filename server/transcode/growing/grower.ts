import { open } from 'node:fs/promises';

import type { Growing, SegmentHashes } from '../../catalog/index.ts';
import { codecsOf } from '../codecs.ts';
import { hashOf, readRange } from '../pass/hash-segments.ts';
import { peakBitsPerSecond } from '../pass/made-rendition.ts';
import { type MediaPlaylist, type Segment, writePlaylist } from '../pass/media-playlist.ts';
import type { Rung } from '../plan/ladder.ts';
import { moveSegment, shownFrom } from './fragments.ts';
import { isAlike, type Resume } from './resume.ts';
import { asInWhole, type Made } from './segments-made.ts';

/** What is made now does not go on from what is shown: it has to be made from its beginning again. */
export class NotAlike extends Error {
  override readonly name = 'NotAlike';
}

/** A rendition somebody makes: whose it is, and what an earlier pass has shown of it. */
export type Grower = {
  token: string;
  /** What its playlist calls its file. */
  name: string;
  blobKey: string;
  begun: Growing | undefined;
  resume: Resume | undefined;
};

/** What a pass has made by now, as segments of the whole; the last may have more to come unless that is all. */
export function segmentsOf({ segments, isAll }: Made, resume: Resume | undefined): Segment[] {
  if (!resume) return segments;
  const joined = asInWhole(segments, resume.stretch.startSeconds);
  return isAll ? joined : joined.slice(0, -1);
}

/** Some more of a rendition: the segments, in its file, and their bytes; with the first of all, also the init segment. */
export type Added = { init: Buffer; segments: Segment[]; bytes: Buffer[] };

/** What segments of a pass add to a file that has `endBytes` until now. Fails with `NotAlike`. */
export async function readAdded(
  made: Made,
  segments: readonly Segment[],
  { resume, endBytes }: { resume: Resume | undefined; endBytes: number },
): Promise<Added> {
  await using file = await open(made.path);
  const init = await readRange(file, made.init);
  if (resume && !isAlike(init, resume.init)) throw new NotAlike();
  const bytes = await Promise.all(segments.map((segment) => readRange(file, segment)));
  if (resume) goOn(bytes, await readRange(file, made.segments[0]!), resume);
  const by = (endBytes || made.init.end + 1) - segments[0]!.start;
  const moved = segments.map(({ start, end, seconds }) => ({
    start: start + by,
    end: end + by,
    seconds,
  }));
  return { init: resume?.init ?? init, segments: moved, bytes };
}

function goOn(segments: Buffer[], first: Buffer, { end }: Resume) {
  const starts = shownFrom(first);
  const by = (track: number) => (end.shownTicks.get(track) ?? 0) - (starts.get(track) ?? 0);
  for (const segment of segments) moveSegment(segment, by, end.sequence);
}

/** The row of a rendition as far as it is made. */
export function rowOf(
  { blobKey, token, name }: Grower,
  rung: Rung,
  { playlist, init, isWhole }: { playlist: MediaPlaylist; init: Buffer; isWhole: boolean },
) {
  const { height, width, pixelHeight, framesPerSecond } = rung;
  const codecs = codecsOf(init);
  return {
    height,
    width,
    pixelHeight,
    framesPerSecond,
    blobKey,
    codecs,
    token,
    hasAudio: codecs.includes('mp4a'),
    sizeBytes: playlist.segments.at(-1)!.end + 1,
    peakBitsPerSecond: peakBitsPerSecond(playlist.segments),
    playlist: writePlaylist(playlist, { file: name, isWhole }),
  };
}

/** The init segment of a pass whose beginning is what is shown already. Fails with `NotAlike` when it is not. */
export async function requireSame(
  made: Made,
  shown: MediaPlaylist,
  hashes: SegmentHashes,
): Promise<Buffer> {
  await using file = await open(made.path);
  for (const [n, { start, end }] of shown.segments.entries()) {
    const range = made.segments[n];
    const isThere = range?.start === start && range.end === end;
    const isSame =
      isThere && (await hashOf(await readRange(file, range))) === hashes[`${start}-${end}`];
    if (!isSame) throw new NotAlike();
  }
  return await readRange(file, made.init);
}
