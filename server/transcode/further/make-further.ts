import {
  FURTHER_CODECS,
  type FurtherCodec,
  furtherRenditionsOf,
  VideoRef,
} from '../../catalog/index.ts';
import { instanceConfig } from '../../instance/index.ts';
import { defineJob } from '../../platform/jobs.ts';
import { findWork, type Tools, unlessReplaced } from '../work.ts';
import { encodeFurther, TIMEOUT_MINUTES } from './encode-further.ts';
import { furtherRungs } from './further-rungs.ts';
import { recordFurther } from './record-further.ts';
import { whileCurrent } from './while-current.ts';

type Making = Tools & { signal: AbortSignal };

/** Makes the pictures of a finished ladder in the further codecs an administrator wants. A video without them lacks nothing. */
export const makeFurther = defineJob<Tools>()({
  name: 'transcode.further',
  payload: VideoRef,
  attempts: 3,
  timeoutMinutes: TIMEOUT_MINUTES,
  async run({ videoId }, tools) {
    const { transcoding } = await instanceConfig(tools.db);
    for (const codec of FURTHER_CODECS)
      if (transcoding.furtherCodecs[codec].enabled) await make(tools, videoId, codec);
  },
});

async function make(tools: Making, videoId: number, codec: FurtherCodec): Promise<void> {
  const work = await findWork(tools.db, videoId);
  if (work?.stage !== 'done') return; // it is planned anew, and this is done after that
  const made = await furtherRenditionsOf(tools.db, videoId);
  const rungs = furtherRungs(
    work,
    made.filter((rendition) => rendition.codec === codec),
  );
  if (rungs.length === 0) return;
  await using scratch = await tools.storage.scratch();
  await unlessReplaced(tools.db, work.source, () =>
    whileCurrent(tools, work.source, async (signal) => {
      const making = { ...tools, signal, directory: scratch.path };
      const renditions = await encodeFurther(making, work, { codec, rungs });
      if (renditions) await recordFurther(tools, work, { codec, renditions });
    }),
  );
}
