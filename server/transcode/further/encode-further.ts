import { type FurtherCodec, stemOf } from '../../catalog/index.ts';
import { deviceArgs } from '../encoders/encoder-args.ts';
import type { Encoder } from '../encoders/encoder.ts';
import { withEncoderOf } from '../encoders/with-best-encoder.ts';
import { withFigures } from '../figures/with-figures.ts';
import { passArgs } from '../pass/args.ts';
import { keyframesBeside } from '../pass/keyframes.ts';
import type { MadeRendition } from '../pass/made-rendition.ts';
import { estimatedBytes } from '../pass/run-pass.ts';
import { toneMappingOf } from '../pass/tone-map.ts';
import type { Rung } from '../plan/ladder.ts';
import { proveRenditions } from '../prove-renditions.ts';
import { lastSecondsOf } from '../whole.ts';
import type { Tools, Work } from '../work.ts';

export const TIMEOUT_MINUTES = 23 * 60;

const BEHIND_ALL = 19;

type Making = Tools & { signal: AbortSignal; directory: string };

/**
 * Encodes rungs in a further codec from one decoding, cut where those in H.264 are, and proves that they are whole and
 * decode. Undefined where no encoder of the codec works.
 */
export async function encodeFurther(
  tools: Making,
  work: Work,
  { codec, rungs }: { codec: FurtherCodec; rungs: Rung[] },
): Promise<MadeRendition[] | undefined> {
  const { ffmpeg, storage, directory, signal } = tools;
  const { source, plan, stillSeconds } = work;
  const { facts } = source;
  await storage.requireRoom(estimatedBytes(rungs, facts.durationSeconds));
  const setUuid = stemOf(source.setUuid, codec);
  const { copiesSound } = plan;
  const keyframes = keyframesBeside(work);
  const toneMapping = await toneMappingOf(ffmpeg);
  const lastSeconds = lastSecondsOf(facts);
  const how = { stillSeconds, copiesSound, keyframes, toneMapping, lastSeconds };
  const encode = (encoder: Encoder) =>
    ffmpeg.run({
      inputs: [{ path: storage.localPath(source), args: deviceArgs(encoder) }],
      args: passArgs({ setUuid, facts, rungs, ...how, copiesPicture: false, encoder }),
      directory,
      foreign: true,
      niceness: BEHIND_ALL,
      signal,
      timeoutMinutes: TIMEOUT_MINUTES,
    });
  const written = await withEncoderOf(tools, codec, (encoder) =>
    withFigures(tools, { encoder, mediaSeconds: facts.durationSeconds }, () => encode(encoder)),
  );
  if (!written) return undefined;
  const { mediaSeconds } = written;
  return proveRenditions(tools, { directory, setUuid }, { rungs, mediaSeconds, facts });
}
