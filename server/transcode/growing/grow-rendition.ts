import type { Db } from '../../platform/db.ts';
import { nothingToPlay } from '../pass/hls-outputs.ts';
import { EVERY_TWO_SECONDS } from '../pass/keyframes.ts';
import { secondsOf } from '../pass/media-playlist.ts';
import { encodePass, explain } from '../pass/run-pass.ts';
import type { Rung } from '../plan/ladder.ts';
import type { Share } from '../progress/share.ts';
import { decodeAll } from '../verify.ts';
import { requireWhole } from '../whole.ts';
import type { Tools, Work } from '../work.ts';
import { writeEnds } from './ends.ts';
import { endOf } from './fragments.ts';
import type { Grower } from './grower.ts';
import { readMade } from './segments-made.ts';
import { showWhile } from './show-while.ts';
import { type More, openShowing, restOf, type Showing } from './showing.ts';
import { asGrower } from './take-over.ts';
import { tracksOf } from './tracks.ts';

type Making = Tools & { signal: AbortSignal };

type Growing = {
  rung: Rung;
  share: Share;
  timeoutMinutes: number;
  /** Commits with the first seconds that can be watched. */
  onBeginning: (tx: Db) => Promise<void>;
  /** Whether others should have their turn, once so many seconds were shown in this one. */
  mayYield: (seconds: number) => Promise<boolean>;
  /** What becomes of all of it: nobody else goes on with it meanwhile. */
  onMade: (grown: Grown) => Promise<void>;
};

/** All of a rendition, proved, of which the `rest` is not shown yet. */
export type Grown = { showing: Showing; rest: More; mediaSeconds: number };

/**
 * Makes a rendition and shows it piece by piece, going on from where an earlier pass was cut off. Tells whether it is made:
 * when it gave way to others it is to be called again. Fails as `runPass` and `asGrower` do, with `NotAlike` when it cannot
 * go on from there, with `TooLong` when it is a copy that will not do, and with `TakenOver`.
 */
export const growRendition = (tools: Making, work: Work, growing: Growing): Promise<boolean> =>
  asGrower(tools, work, growing.rung, async (grower) => {
    const grown = await grow(tools, work, growing, grower);
    if (grown) await growing.onMade(grown);
    return grown !== undefined;
  });

async function grow(
  tools: Making,
  work: Work,
  { rung, share, timeoutMinutes, onBeginning, mayYield }: Growing,
  grower: Grower,
): Promise<Grown | undefined> {
  const { db, storage, ffmpeg, signal } = tools;
  const { source } = work;
  await using scratch = await storage.scratch();
  const showing = openShowing({ db, storage, source, grower, rung, onBeginning });
  const how = { share, timeoutMinutes, directory: scratch.path };
  const pass = { ...how, ...passOf(work, rung, grower) };
  const readNow = () => readMade(scratch.path, work, rung);
  const encode = (until: AbortSignal) => encodePass({ ...tools, signal: until }, work, pass);
  const ended = await showWhile(signal, { encode, showing, readNow, mayYield });
  if (!ended) return undefined;
  try {
    const rest = await restOf(showing, ended.made);
    const mediaSeconds = rest ? lastSeconds(rest) : 0;
    requireWhole(mediaSeconds, source.facts);
    if (!rest) throw nothingToPlay();
    await decodeAll(ffmpeg, [await writeEnds(showing, rest, scratch.path)], signal);
    return { showing, rest, mediaSeconds };
  } catch (error) {
    throw explain(error);
  }
}

/** Pictures go on from where they were; a sound alone or a copy is made once more from its start, which takes a moment. */
export function passOf(
  { source, plan }: Pick<Work, 'source' | 'plan'>,
  rung: Rung,
  { resume }: Pick<Grower, 'resume'>,
) {
  const isEncoded = source.facts.video && !plan.copiesPicture;
  const whole = isEncoded ? { startSeconds: 0, endSeconds: undefined } : undefined;
  return {
    rungs: [rung],
    copiesPicture: plan.copiesPicture,
    keyframes: EVERY_TWO_SECONDS,
    isUrgent: true,
    stretch: resume?.stretch ?? whole,
    soundFromSeconds: resume?.soundFromSeconds,
    reachBackSeconds: resume?.reachBackSeconds,
    packaging: { grows: true, cutsEverywhere: resume !== undefined },
  };
}

/** When the longest track ends. */
function lastSeconds({ init, playlist, bytes }: More): number {
  const last = bytes.at(-1);
  if (!last) return secondsOf(playlist);
  const { ticks } = endOf(last);
  const ends = tracksOf(init).map(
    ({ id, ticksPerSecond }) => (ticks.get(id) ?? 0) / ticksPerSecond,
  );
  return Math.max(...ends);
}
