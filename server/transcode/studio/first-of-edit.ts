import type { SourceFacts } from '../../catalog/index.ts';
import { X264 } from '../encoders/encoder.ts';
import { passArgs } from '../pass/args.ts';
import { EVERY_TWO_SECONDS } from '../pass/keyframes.ts';
import type { MadeRendition } from '../pass/made-rendition.ts';
import { explain } from '../pass/run-pass.ts';
import { toneMappingOf } from '../pass/tone-map.ts';
import { type Plan, planTranscode } from '../plan/plan.ts';
import { proveRenditions } from '../prove-renditions.ts';
import type { Making } from './make-edit.ts';

const TIMEOUT_MINUTES = 12 * 60;

type New = { path: string; setUuid: string; facts: SourceFacts; wantedHeights: number[] };

/**
 * What lets people watch a new version, made before anybody sees it: of a film browsers play, a moment's work. Fails with
 * `unreadable_media`.
 */
export async function firstOfEdit(
  { ffmpeg, signal }: Making,
  { path, setUuid, facts, wantedHeights }: New,
  directory: string,
): Promise<{ plan: Plan; made: MadeRendition[] }> {
  const plan = planTranscode(facts, { mayCopy: true, wantedHeights });
  const { first, copiesPicture, copiesSound } = plan;
  try {
    const { mediaSeconds } = await ffmpeg.run({
      inputs: [{ path, args: [] }],
      args: passArgs({
        setUuid,
        facts,
        rungs: first,
        copiesPicture,
        copiesSound,
        stillSeconds: 0,
        keyframes: EVERY_TWO_SECONDS,
        toneMapping: await toneMappingOf(ffmpeg),
        encoder: X264,
      }),
      directory,
      foreign: true,
      signal,
      timeoutMinutes: TIMEOUT_MINUTES,
    });
    const where = { directory, setUuid };
    const proving = { rungs: first, mediaSeconds, facts };
    return { plan, made: await proveRenditions({ ffmpeg, signal }, where, proving) };
  } catch (error) {
    throw explain(error);
  }
}
