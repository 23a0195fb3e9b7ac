import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { deviceArgs } from '../encoders/encoder-args.ts';
import { withBestEncoder } from '../encoders/with-best-encoder.ts';
import { withFigures } from '../figures/with-figures.ts';
import { chunkArgs, soundArgs } from '../pass/args.ts';
import { keyframesBeside } from '../pass/keyframes.ts';
import { estimatedBytes } from '../pass/run-pass.ts';
import { stretchInputArgs } from '../pass/stretch.ts';
import { toneMappingOf } from '../pass/tone-map.ts';
import { SOUND } from '../plan/ladder.ts';
import { lastSecondsOf } from '../whole.ts';
import type { Tools, Work } from '../work.ts';
import { SOUND_INDEX } from './plan-chunks.ts';
import type { Lease } from './queries.ts';

/** A file made of a part; none where the source has nothing there. */
export type MadeChunk = { path: string | undefined; frames: number };

type Making = Tools & { signal: AbortSignal; directory: string };

const TIMEOUT_MINUTES = 4 * 60;

/** Makes a part of a source: all its pictures from one decoding, or the whole sound. */
export const makeChunk = (tools: Making, work: Work, lease: Lease): Promise<MadeChunk> =>
  lease.index === SOUND_INDEX ? makeSound(tools, work) : makePictures(tools, work, lease);

async function makePictures(tools: Making, work: Work, lease: Lease): Promise<MadeChunk> {
  const { ffmpeg, storage, directory } = tools;
  const { facts } = work.source;
  const stretch = { startSeconds: lease.startSeconds, endSeconds: lease.endSeconds ?? undefined };
  const rungs = work.plan.rungs.filter(({ height }) => lease.heights.includes(height));
  const toneMapping = await toneMappingOf(ffmpeg);
  const lastSeconds = lastSecondsOf(facts);
  const before = stretchInputArgs(stretch, facts.video!);
  const mediaSeconds = (lease.endSeconds ?? facts.durationSeconds) - lease.startSeconds;
  await storage.requireRoom(estimatedBytes(rungs, mediaSeconds));
  const { frames } = await withBestEncoder(tools, (encoder) => {
    const picture = { keyframes: keyframesBeside(work), toneMapping, lastSeconds };
    const pass = { facts, rungs, ...picture, encoder, stretch };
    return withFigures(tools, { encoder, mediaSeconds }, () =>
      ffmpeg.run({
        inputs: [
          { path: storage.localPath(work.source), args: [...deviceArgs(encoder), ...before] },
        ],
        args: chunkArgs(pass, 'chunk.nut'),
        directory,
        foreign: true,
        signal: tools.signal,
        timeoutMinutes: TIMEOUT_MINUTES,
      }),
    );
  });
  return { path: frames > 0 ? join(directory, 'chunk.nut') : undefined, frames };
}

async function makeSound(
  { ffmpeg, storage, signal, directory }: Making,
  { source, plan }: Work,
): Promise<MadeChunk> {
  await storage.requireRoom(estimatedBytes([SOUND], source.facts.durationSeconds));
  const sound = { copiesSound: plan.copiesSound, lastSeconds: lastSecondsOf(source.facts) };
  await ffmpeg.run({
    inputs: [{ path: storage.localPath(source), args: [] }],
    args: [...soundArgs(source.facts.audio!, sound), '-f', 'mp4', 'sound.mp4'],
    directory,
    foreign: true,
    signal,
    timeoutMinutes: TIMEOUT_MINUTES,
  });
  const path = join(directory, 'sound.mp4');
  return { path: (await stat(path)).size > 0 ? path : undefined, frames: 0 };
}
