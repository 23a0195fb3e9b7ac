import { type Box, findBoxes, readWide, writeWide } from './boxes.ts';

/**
 * How far the tracks of a fragmented MP4 are, in their own ticks, by their numbers; when what follows is to be shown; and
 * how many fragments there are.
 */
export type Position = {
  ticks: Map<number, number>;
  shownTicks: Map<number, number>;
  sequence: number;
};

const DEFAULT_DURATION = 0x8; // flags of `tfhd`
const BEFORE_DEFAULT_DURATION = [
  [0x1, 8],
  [0x2, 4],
] as const;
const DATA_OFFSET = 0x1; // flags of `trun`
const FIRST_FLAGS = 0x4;
const PER_SAMPLE = [0x100, 0x200, 0x400, 0x800] as const; // duration, size, flags, offset: four bytes each
const DURATION = 0x100;
const OFFSET = 0x800;

const flagsOf = (bytes: Buffer, { start }: Box) => bytes.readUInt32BE(start) & 0xffffff;

/** Where the last fragment of a segment ends. */
export function endOf(segment: Buffer): Position {
  const moof = findBoxes(segment, ['moof']).at(-1);
  if (!moof) throw new Error('no fragment in the segment');
  const [mfhd] = findBoxes(segment, ['mfhd'], moof);
  const ticks = new Map(
    findBoxes(segment, ['traf'], moof).map((traf) => {
      const { id, at, isWide, tfdt } = startOfTrack(segment, traf);
      return [id, readWide(segment, tfdt, isWide) + lengthOf(segment, traf, at)];
    }),
  );
  const [decoded, shown] = [decodedFrom(segment), shownFrom(segment)];
  const later = (id: number) => (shown.get(id) ?? 0) - (decoded.get(id) ?? 0);
  const shownTicks = new Map([...ticks].map(([id, end]) => [id, end + later(id)]));
  return { ticks, shownTicks, sequence: segment.readUInt32BE(mfhd!.start + 4) };
}

/** Moves a segment in time, each track by so many of its ticks, and its fragments in number. Changes the bytes given. */
export function moveSegment(
  segment: Buffer,
  by: (trackId: number) => number,
  fragments: number,
): void {
  for (const mfhd of findBoxes(segment, ['moof', 'mfhd'])) {
    const at = mfhd.start + 4;
    segment.writeUInt32BE(segment.readUInt32BE(at) + fragments, at);
  }
  for (const traf of findBoxes(segment, ['moof', 'traf'])) {
    const { id, tfdt, isWide } = startOfTrack(segment, traf);
    writeWide(segment, tfdt, isWide, readWide(segment, tfdt, isWide) + by(id));
  }
  for (const { start } of findBoxes(segment, ['sidx'])) {
    const [id, isWide] = [segment.readUInt32BE(start + 4), segment[start] === 1];
    writeWide(segment, start + 12, isWide, readWide(segment, start + 12, isWide) + by(id));
  }
}

/**
 * When the first picture or sound of a segment is shown, in the ticks of its tracks. Where pictures are decoded in another
 * order that is later than when it is decoded, but for an encoder that was given too few of them to need the time.
 */
export const shownFrom = (segment: Buffer): Map<number, number> =>
  startsOf(segment, (traf, ticks) => ticks + delayOf(segment, traf));

const decodedFrom = (segment: Buffer) => startsOf(segment, (_, ticks) => ticks);

const startsOf = (segment: Buffer, told: (traf: Box, ticks: number) => number) =>
  new Map(
    findBoxes(segment, ['moof', 'traf'])
      .toReversed() // the first counts
      .map((traf) => {
        const { id, tfdt, isWide } = startOfTrack(segment, traf);
        return [id, told(traf, readWide(segment, tfdt, isWide))];
      }),
  );

function startOfTrack(segment: Buffer, traf: Box) {
  const [tfhd] = findBoxes(segment, ['tfhd'], traf);
  const [tfdt] = findBoxes(segment, ['tfdt'], traf);
  return {
    id: segment.readUInt32BE(tfhd!.start + 4),
    at: tfhd!,
    tfdt: tfdt!.start + 4,
    isWide: segment[tfdt!.start] === 1,
  };
}

function lengthOf(segment: Buffer, traf: Box, tfhd: Box): number {
  const usual = defaultDuration(segment, tfhd);
  return findBoxes(segment, ['trun'], traf).reduce(
    (sum, trun) => sum + lengthOfRun(segment, trun, usual),
    0,
  );
}

function defaultDuration(segment: Buffer, tfhd: Box): number {
  const flags = flagsOf(segment, tfhd);
  if (!(flags & DEFAULT_DURATION)) return 0;
  const skipped = BEFORE_DEFAULT_DURATION.reduce(
    (sum, [flag, size]) => sum + (flags & flag ? size : 0),
    0,
  );
  return segment.readUInt32BE(tfhd.start + 8 + skipped);
}

function lengthOfRun(segment: Buffer, trun: Box, usual: number): number {
  const flags = flagsOf(segment, trun);
  const samples = segment.readUInt32BE(trun.start + 4);
  if (!(flags & DURATION)) return samples * usual;
  const step = 4 * PER_SAMPLE.filter((flag) => flags & flag).length;
  const first = firstSample(trun, flags);
  let sum = 0;
  for (let n = 0; n < samples; n++) sum += segment.readUInt32BE(first + n * step); // duration is the first of each
  return sum;
}

const firstSample = ({ start }: Box, flags: number) =>
  start + 8 + (flags & DATA_OFFSET ? 4 : 0) + (flags & FIRST_FLAGS ? 4 : 0);

/** From when the first sample of a track is decoded to when it is shown. */
function delayOf(segment: Buffer, traf: Box): number {
  const [trun] = findBoxes(segment, ['trun'], traf);
  const flags = trun ? flagsOf(segment, trun) : 0;
  if (!trun || !(flags & OFFSET)) return 0;
  const before = PER_SAMPLE.filter((flag) => flag !== OFFSET && flags & flag).length;
  return segment.readInt32BE(firstSample(trun, flags) + 4 * before);
}
