import { instanceConfig } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import type { Rung } from '../plan/ladder.ts';
import type { Work } from '../work.ts';
import { renditionOffered } from './events.ts';

const isPicture = ({ height }: Rung) => height > 0;

/** Whether runners make these rungs: if administrators want it, and of sources that need no special care. */
export async function isForRunners(
  db: Db,
  { source, stillSeconds, madeHere, plan }: Work,
  rungs: readonly Rung[] = plan.first,
): Promise<boolean> {
  const { video } = source.facts;
  if (!video || madeHere || stillSeconds > 0 || !rungs.some(isPicture)) return false;
  if (video.isInterlaced || video.dynamicRange || video.hasAlpha) return false; // they would make it look wrong
  return (await instanceConfig(db)).transcoding.remoteRunners.enabled;
}

const OVER_RATE = 4; // theirs is another encoder, with settings of its own
const SOUND_BITS_PER_SECOND = 400_000;
const LEAST_BYTES = 16 * 2 ** 20;

/** Offers the pictures among these rungs to runners; the sound is quickly made here. Safe to repeat. */
export const offerRungs = (db: Db, { source, plan }: Work, rungs: readonly Rung[]): Promise<void> =>
  db.transaction(async (tx) => {
    const { videoId, setUuid: workUuid, facts } = source;
    for (const rung of rungs.filter(isPicture)) {
      const { height, width, pixelHeight, framesPerSecond, bitsPerSecond } = rung;
      const bits = (OVER_RATE * bitsPerSecond + SOUND_BITS_PER_SECOND) * facts.durationSeconds;
      await emit(tx, renditionOffered, {
        videoId,
        workUuid,
        height,
        resolution: Math.min(width, pixelHeight),
        framesPerSecond,
        maxResultBytes: LEAST_BYTES + Math.ceil(bits / 8),
        isFirst: plan.first.some((first) => first.height === height),
      });
    }
  });
