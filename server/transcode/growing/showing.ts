import { completeGrowing, type SegmentHashes, showGrowth } from '../../catalog/index.ts';
import { recordBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { faultPoint } from '../../platform/fault.ts';
import { hashOf } from '../pass/hash-segments.ts';
import { type MediaPlaylist, parsePlaylist, type Segment } from '../pass/media-playlist.ts';
import type { Rung } from '../plan/ladder.ts';
import { noteRoom } from '../queries.ts';
import { requireWanted, type Tools, type Work } from '../work.ts';
import { type Grower, readAdded, requireSame, rowOf, segmentsOf } from './grower.ts';
import type { Made } from './segments-made.ts';

const MOST_AT_ONCE = 32; // segments
const MOST_BYTES = 64 * 2 ** 20; // but one segment at least

/** A rendition as far as it is shown. */
export type Shown = { playlist: MediaPlaylist; hashes: SegmentHashes; init: Buffer };

/** The same with bytes that are still to be put where its file ends. */
export type More = Shown & { offset: number; bytes: Buffer[] };

type Alongside = (tx: Db) => Promise<void>;

/**
 * A rendition that is shown while it is made. What is shown stays: it is in the store before anybody is told, and never
 * changes. `onBeginning` commits with the first that is shown.
 */
export type Showing = Pick<Tools, 'db' | 'storage'> &
  Pick<Work, 'source'> & {
    grower: Grower;
    rung: Rung;
    onBeginning: Alongside;
    shown: Shown | undefined;
    taken: number; // segments of what the pass has made
    shownAt: number; // when something was added, by the clock of `performance`
  };

export function openShowing(of: Omit<Showing, 'shown' | 'taken' | 'shownAt'>): Showing {
  const { begun, resume } = of.grower;
  const shown = resume && {
    playlist: resume.shown,
    hashes: begun!.segmentHashes,
    init: resume.init,
  };
  return { ...of, shown, taken: 0, shownAt: -Infinity };
}

/** How many segments a pass has finished that can be shown: all but the last. */
export const finishedOf = ({ grower }: Showing, made: Made): number =>
  segmentsOf(made, grower.resume).length - (made.isAll ? 1 : 0);

/** Shows what a pass has finished, or some of it, but for the last segment; tells whether there was any. */
export async function showMore(showing: Showing, made: Made): Promise<boolean> {
  const { begun, resume } = showing.grower;
  const finished = finishedOf(showing, made);
  if (begun && !showing.shown) {
    const known = parsePlaylist(begun.playlist);
    if (finished < known.segments.length) return false;
    const init = await requireSame(made, known, begun.segmentHashes);
    showing.shown = { playlist: known, hashes: begun.segmentHashes, init };
    showing.taken = known.segments.length;
  }
  if (finished <= showing.taken) return false;
  const to = endOfBatch(segmentsOf(made, resume).slice(0, finished), showing.taken);
  const more = await add(showing, made, to);
  const isBeginning = showing.shown === undefined;
  await commit(showing, more, false, async (tx) => {
    if (isBeginning) await showing.onBeginning(tx);
  });
  showing.taken = to;
  showing.shownAt = performance.now();
  faultPoint('transcode.grown');
  return true;
}

/** How far to go at once, so that little is held in memory. */
function endOfBatch(segments: readonly Segment[], from: number): number {
  const limit = Math.min(segments.length, from + MOST_AT_ONCE);
  const most = segments[from]!.start + MOST_BYTES;
  let to = from + 1;
  while (to < limit && segments[to]!.end < most) to++;
  return to;
}

/** What is left when a pass is over; undefined where neither it nor an earlier one has made anything. */
export async function restOf(showing: Showing, made: Made | undefined): Promise<More | undefined> {
  if (made) return add(showing, made, Infinity);
  const { shown } = showing;
  return shown && { ...shown, offset: endOfFile(shown), bytes: [] };
}

/** Shows the rest: the rendition is whole. */
export const showRest = (showing: Showing, rest: More, alongside: Alongside): Promise<void> =>
  commit(showing, rest, true, alongside);

async function add({ shown, taken, grower }: Showing, made: Made, to: number): Promise<More> {
  const { resume } = grower;
  const endBytes = shown ? endOfFile(shown) : 0;
  const segments = segmentsOf(made, resume).slice(taken, to);
  const added = await readAdded(made, segments, { resume, endBytes });
  const hashes = await Promise.all(added.bytes.map(hashOf));
  const named = added.segments.map(({ start, end }, n) => [`${start}-${end}`, hashes[n]!]);
  return {
    init: added.init,
    playlist: {
      init: shown?.playlist.init ?? made.init,
      segments: [...(shown?.playlist.segments ?? []), ...added.segments],
    },
    hashes: { ...shown?.hashes, ...(Object.fromEntries(named) as SegmentHashes) },
    offset: endBytes,
    bytes: shown ? added.bytes : [added.init, ...added.bytes],
  };
}

async function commit(showing: Showing, more: More, isWhole: boolean, alongside: Alongside) {
  const { db, storage, source, grower, rung } = showing;
  const { blobKey: key } = grower;
  const { playlist, init, hashes: segmentHashes, offset, bytes } = more;
  const row = rowOf(grower, rung, { playlist, init, isWhole });
  const show = isWhole ? completeGrowing : showGrowth;
  let writing = Promise.resolve();
  const commitAll = async (tx: Db) => {
    const write = async () => {
      await requireWanted(tx, source);
      writing = storage.grow(key, offset, Buffer.concat(bytes));
      await writing;
    };
    await show(tx, source, { ...row, segmentHashes }, { offset, write });
    const { sizeBytes } = row;
    await recordBlob(tx, { key, place: 'local', sizeBytes, mediaType: 'video/mp4' });
    await alongside(tx);
  };
  try {
    await db.transaction(commitAll);
  } finally {
    await writing.catch(() => {}); // a transaction ends with its connection, a write does not
  }
  showing.shown = { playlist, hashes: segmentHashes, init };
  if (bytes.length > 0) await noteRoom(db, source);
}

const endOfFile = ({ playlist }: Shown) => playlist.segments.at(-1)!.end + 1;
