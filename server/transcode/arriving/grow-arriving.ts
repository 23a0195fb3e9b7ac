import { type ArrivingSource, forgetGrowing } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { X264 } from '../encoders/encoder.ts';
import { passOf } from '../growing/grow-rendition.ts';
import { type Grower, NotAlike } from '../growing/grower.ts';
import { readMade, TooLong } from '../growing/segments-made.ts';
import { showWhile } from '../growing/show-while.ts';
import { openShowing } from '../growing/showing.ts';
import { asGrower } from '../growing/take-over.ts';
import { passArgs } from '../pass/args.ts';
import { explain } from '../pass/run-pass.ts';
import { stretchInputArgs } from '../pass/stretch.ts';
import { toneMappingOf } from '../pass/tone-map.ts';
import type { Rung } from '../plan/ladder.ts';
import { planTranscode } from '../plan/plan.ts';
import type { Tools, Work } from '../work.ts';

type Making = Tools & {
  signal: AbortSignal;
  timeoutMinutes: number;
  wantedHeights: number[];
  /** Commits with the first seconds that can be watched. */
  onBeginning: (tx: Db) => Promise<void>;
};

/**
 * Shows the first rendition of a file while it is still coming in, as it will be made of the whole file, until that is here.
 * Fails with `unreadable_media` when nothing can be made of it, and with `TakenOver` once the whole file is here.
 */
export async function growArriving(tools: Making, arriving: ArrivingSource): Promise<void> {
  try {
    await grow(tools, arriving, true);
  } catch (error) {
    const mayBeEncoded = error instanceof TooLong || error instanceof NotAlike || isDamaged(error);
    if (!mayBeEncoded) throw error;
    await tools.db.transaction((tx) => forgetGrowing(tx, arriving.set.videoId));
    await grow(tools, arriving, error instanceof NotAlike);
  }
}

const isDamaged = (error: unknown) => error instanceof Failure && error.code === 'unreadable_media';

async function grow(tools: Making, arriving: ArrivingSource, mayCopy: boolean): Promise<void> {
  const work = workOf(arriving, planTranscode(arriving.facts, { ...tools, mayCopy }));
  const [rung] = work.plan.first;
  if (!rung) throw new Failure('unreadable_media', 'Nothing in this file can be played.');
  const signal = AbortSignal.any([tools.signal, arriving.signal]);
  const making = { ...tools, signal };
  await asGrower(making, work, rung, (grower) => show(making, arriving, { work, rung, grower }));
}

async function show(
  tools: Making,
  arriving: ArrivingSource,
  { work, rung, grower }: { work: Work; rung: Rung; grower: Grower },
): Promise<void> {
  const { db, storage, signal, onBeginning } = tools;
  await using scratch = await storage.scratch();
  const showing = openShowing({
    db,
    storage,
    source: work.source,
    grower,
    rung,
    onBeginning,
  });
  const pass = passOf(work, rung, grower);
  const readNow = () => readMade(scratch.path, work, rung);
  await showWhile(signal, {
    encode: (until) => encode({ ...tools, signal: until }, arriving, { ...scratch, work, pass }),
    showing,
    readNow,
    mayYield: async () => false,
  });
}

/** A pipe can be read in no other way: what is shown already is decoded, and left out. */
const FROM_ITS_START = { startSeconds: 0, endSeconds: undefined };
const GENTLY = 5; // after the first seconds of what is here whole, before its other renditions

async function encode(
  { ffmpeg, signal, timeoutMinutes }: Making,
  { read, facts, set }: ArrivingSource,
  { work, pass, path: directory }: { work: Work; pass: ReturnType<typeof passOf>; path: string },
) {
  const { copiesSound } = work.plan;
  const how = { stillSeconds: 0, toneMapping: await toneMappingOf(ffmpeg), encoder: X264 };
  const before = pass.stretch && facts.video ? stretchInputArgs(FROM_ITS_START, facts.video) : [];
  const stream = read();
  try {
    await ffmpeg.run({
      inputs: [{ path: stream, args: before }],
      args: passArgs({ ...pass, ...how, setUuid: set.setUuid, facts, copiesSound }),
      directory,
      foreign: true,
      niceness: GENTLY,
      timeoutMinutes,
      signal,
    });
  } catch (error) {
    throw explain(error);
  } finally {
    stream.destroy();
  }
}

/** The work as it will be once the file is here. */
const workOf = ({ set, facts }: ArrivingSource, plan: Work['plan']): Work => ({
  source: {
    ...set,
    facts,
    isArriving: true,
    state: 0,
    waitTranscoding: true,
    key: '',
    place: 'local',
  },
  stage: plan.isQuick ? 'copying' : 'encoding',
  stopped: null,
  priority: 0,
  mayCopy: true,
  stillSeconds: 0,
  madeHere: true,
  wantedHeights: [],
  complexity: null,
  plan,
  ready: [],
});
