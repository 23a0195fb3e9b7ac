import { writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';

import { VideoRef } from '../../catalog/index.ts';
import { Failure } from '../../platform/errors.ts';
import { defineJob } from '../../platform/jobs.ts';
import { awaitingRoom } from '../await-room.ts';
import { turnOf } from '../control/prioritize.ts';
import { hold } from '../hold.ts';
import { outputsOf } from '../pass/args.ts';
import { hlsOutputs } from '../pass/hls-outputs.ts';
import { estimatedBytes, explain, type MadePass } from '../pass/run-pass.ts';
import { type Rung, SOUND } from '../plan/ladder.ts';
import { proveRenditions } from '../prove-renditions.ts';
import { findWanted, missing, type Tools, unlessReplaced, type Work } from '../work.ts';
import { concatList, requireNoGap } from './concat-list.ts';
import { giveUpChunks } from './give-up.ts';
import { type Chunk, chunksOf } from './queries.ts';
import { recordJoined } from './record-joined.ts';

const TIMEOUT_MINUTES = 120;
type Making = Tools & { signal: AbortSignal };

/**
 * Makes whole renditions of the parts of a video, once all are made. Parts that cannot be joined are forgotten; where it is
 * the disk that is full, they stay for the next time.
 */
export const joinChunks = defineJob<Tools>()({
  name: 'transcode.join',
  payload: VideoRef,
  priority: turnOf,
  attempts: 5,
  timeoutMinutes: TIMEOUT_MINUTES,
  async run({ videoId }, tools) {
    const work = await findWanted(tools.db, videoId);
    const chunks = await chunksOf(tools.db, videoId);
    const { setUuid } = work?.source ?? {};
    const current = chunks.filter((chunk) => chunk.setUuid === setUuid);
    if (!work || current.length === 0 || current.some((chunk) => chunk.doneAt === null)) return;
    try {
      await awaitingRoom(tools.db, videoId, () =>
        unlessReplaced(tools.db, work.source, () => join(tools, work, current)),
      );
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'unreadable_media') throw error;
      await giveUpChunks(tools.db, { videoId }, error);
    }
  },
  gaveUp: hold,
});

async function join(tools: Making, work: Work, chunks: Chunk[]): Promise<void> {
  await using scratch = await tools.storage.scratch();
  const parts = chunks.filter(({ index }) => index >= 0);
  const sound = chunks.find(({ index }) => index < 0)?.blobKey ?? undefined;
  const heights = new Set(parts.flatMap((part) => part.heights));
  const pictures = work.plan.rungs.filter(({ height }) => heights.has(height));
  const wanted = missing(work.plan.rungs, work.ready);
  const alone = sound && wanted.some(({ height }) => height === 0) ? [SOUND] : [];
  const made = await makeWhole(tools, work, {
    parts,
    pictures,
    rungs: [...pictures, ...alone],
    sound,
    directory: scratch.path,
  });
  await recordJoined(tools, work, made);
}

type Whole = {
  parts: Chunk[];
  pictures: Rung[];
  rungs: Rung[];
  sound: string | undefined;
  directory: string;
};

async function makeWhole(tools: Making, work: Work, whole: Whole): Promise<MadePass> {
  const { ffmpeg, storage, signal } = tools;
  const { facts, setUuid } = work.source;
  const { pictures, parts, rungs, directory, sound } = whole;
  if (rungs.length === 0) return { renditions: [], mediaSeconds: 0 };
  if (pictures.length > 0) requireNoGap(parts, pictures[0]!);
  await storage.requireRoom(estimatedBytes(rungs, facts.durationSeconds));
  const inputs = await inputsOf(tools, whole);
  const maps = inputs.flatMap((_, n) => ['-map', String(n)]);
  const outputs = outputsOf(rungs, sound !== undefined);
  try {
    const { mediaSeconds } = await ffmpeg.run({
      inputs,
      args: [...maps, '-c', 'copy', ...hlsOutputs(setUuid, outputs)],
      directory,
      foreign: false, // the parts are our own making
      niceness: 0,
      signal,
      timeoutMinutes: TIMEOUT_MINUTES,
    });
    const where = { directory, setUuid };
    const renditions = await proveRenditions(tools, where, { rungs, mediaSeconds, facts });
    return { renditions, mediaSeconds };
  } catch (error) {
    throw explain(error);
  }
}

async function inputsOf({ storage }: Tools, { parts, pictures, sound, directory }: Whole) {
  const pathOf = (key: string) => storage.localPath({ key, place: 'local' });
  const list = joinPath(directory, 'parts.ffconcat');
  if (pictures.length > 0) await writeFile(list, concatList(parts, pictures, pathOf));
  return [
    ...(pictures.length > 0 ? [{ path: list, args: ['-f', 'concat', '-safe', '0'] }] : []),
    ...(sound ? [{ path: pathOf(sound), args: [] }] : []),
  ];
}
