import { type Box, findBoxes, readWide } from './boxes.ts';

/** A track of a fragmented MP4, by its init segment. */
export type Track = {
  id: number;
  isPicture: boolean;
  ticksPerSecond: number;
  /** When its first tick is shown, in seconds from where the source starts; rounded to a millisecond or so. */
  startSeconds: number;
};

/** Fails with an `Error` where there is no track. */
export function tracksOf(init: Buffer): Track[] {
  const [mvhd] = findBoxes(init, ['moov', 'mvhd']);
  const tracks = findBoxes(init, ['moov', 'trak']).map((trak) => readTrack(init, trak, mvhd!));
  if (tracks.length === 0) throw new Error('no track in the init segment');
  const shift = (tracks.find(({ isPicture }) => isPicture) ?? tracks[0]!).waitSeconds; // all wait until the first frame is decoded
  return tracks.map(({ waitSeconds, skippedSeconds, ...track }) => ({
    ...track,
    startSeconds: waitSeconds - shift - skippedSeconds,
  }));
}

function readTrack(init: Buffer, trak: Box, mvhd: Box) {
  const [tkhd] = findBoxes(init, ['tkhd'], trak);
  const [mdhd] = findBoxes(init, ['mdia', 'mdhd'], trak);
  const [hdlr] = findBoxes(init, ['mdia', 'hdlr'], trak);
  const [elst] = findBoxes(init, ['edts', 'elst'], trak);
  const ticksPerSecond = timescaleOf(init, mdhd!);
  const isPicture = init.toString('latin1', hdlr!.start + 8, hdlr!.start + 12) === 'vide';
  const { wait, skipped } = elst ? readEdits(init, elst) : { wait: 0, skipped: 0 };
  return {
    id: init.readUInt32BE(tkhd!.start + (init[tkhd!.start] === 1 ? 20 : 12)),
    isPicture,
    ticksPerSecond,
    waitSeconds: wait / timescaleOf(init, mvhd),
    skippedSeconds: isPicture ? 0 : skipped / ticksPerSecond, // of a picture it is the order of decoding
  };
}

const timescaleOf = (init: Buffer, { start }: Box) =>
  init.readUInt32BE(start + (init[start] === 1 ? 20 : 12));

const NOTHING = 0xffffffff; // a wait, in which nothing of the track is shown

/** How long a track waits, in the film's ticks, and how much of its beginning is not shown, in its own. */
function readEdits(init: Buffer, { start }: Box): { wait: number; skipped: number } {
  const isWide = init[start] === 1;
  const bytesEach = isWide ? 20 : 12;
  let wait = 0;
  for (let n = 0; n < init.readUInt32BE(start + 4); n++) {
    const at = start + 8 + n * bytesEach;
    const from = init.readUInt32BE(at + (isWide ? 12 : 4)); // of a wide one, the lower half tells a wait too
    if (from !== NOTHING) return { wait, skipped: from };
    wait += readWide(init, at, isWide);
  }
  return { wait, skipped: 0 };
}

/** How the samples of the tracks are to be decoded: two files with the same can be one. */
export const sampleEntriesOf = (init: Buffer): Buffer =>
  Buffer.concat(
    findBoxes(init, ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd']).map(({ start, end }) =>
      init.subarray(start, end),
    ),
  );
