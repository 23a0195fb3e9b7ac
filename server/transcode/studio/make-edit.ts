import { join } from 'node:path';

import type { SourceFacts } from '../../catalog/index.ts';
import type { Progress } from '../../platform/ffmpeg.ts';
import { options } from '../../platform/ffmpeg/args.ts';
import { rateArgs, sharedArgs } from '../encoders/encoder-args.ts';
import { X264 } from '../encoders/encoder.ts';
import { EVERY_TWO_SECONDS } from '../pass/keyframes.ts';
import { explain } from '../pass/run-pass.ts';
import { toneMappingOf } from '../pass/tone-map.ts';
import { pictureLadder } from '../plan/ladder.ts';
import type { Tools } from '../work.ts';
import { editGraph, hasSound } from './edit-graph.ts';
import { requireClips } from './require-clips.ts';
import type { EditTask } from './tasks.ts';

const TIMEOUT_MINUTES = 12 * 60;
const QUALITY = 19; // CRF: all renditions come from what is made here

export type Making = Tools & { signal: AbortSignal };
export type Edited = {
  source: { key: string; place: string; facts: SourceFacts };
  tasks: readonly EditTask[];
  seconds: number;
};

type To = { directory: string; onProgress?: (progress: Progress) => void };

/** Makes the film an edit asks for, such as browsers play, in one run; returns its path. Fails with `unreadable_media`. */
export async function makeEdit(
  { ffmpeg, storage, signal }: Making,
  { source, tasks, seconds }: Edited,
  { directory, onProgress }: To,
): Promise<string> {
  const { facts } = source;
  const [frame] = pictureLadder(facts.video!);
  const edit = { facts, tasks, frame: frame!, toneMapping: await toneMappingOf(ffmpeg) };
  const { bitsPerSecond, framesPerSecond } = frame!;
  const maxKeyframeFrames = Math.ceil(framesPerSecond * EVERY_TWO_SECONDS.maxSeconds);
  await storage.requireRoom((bitsPerSecond * seconds) / 4); // itself and its rendition
  try {
    await requireClips({ ffmpeg, storage, signal }, tasks);
    await ffmpeg.run({
      inputs: [{ path: storage.localPath(source), args: [] }, ...inputsOf(storage, tasks)],
      args: [
        '-filter_complex',
        editGraph(edit),
        '-map',
        '[v]',
        ...(hasSound(edit) ? SOUND : []),
        ...sharedArgs(X264),
        ...options({ crf: QUALITY, force_key_frames: EVERY_TWO_SECONDS.force }),
        ...rateArgs(X264, 0, { bitsPerSecond, maxKeyframeFrames }),
        ...options({ map_metadata: -1, map_chapters: -1, movflags: '+faststart', f: 'mp4' }),
        'edited.mp4',
      ],
      directory,
      foreign: true,
      signal,
      timeoutMinutes: TIMEOUT_MINUTES,
      durationSeconds: seconds,
      ...(onProgress && { onProgress }),
    });
  } catch (error) {
    throw explain(error);
  }
  return join(directory, 'edited.mp4');
}

const SOUND = options({ map: '[a]', 'c:a': 'aac', 'b:a': '160k', ac: 2, ar: 48_000 });
/** A watermark was drawn anew when it came: it is the one picture that is read, and a PNG of ours. */
const OWN_PNG = options({ format_whitelist: 'png_pipe' });

const inputsOf = (storage: Tools['storage'], tasks: readonly EditTask[]) =>
  tasks.flatMap((task) => {
    if (!('key' in task)) return [];
    const path = storage.localPath({ key: task.key, place: 'local' });
    return [{ path, args: task.name === 'add-watermark' ? OWN_PNG : [] }];
  });
