import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  captionsOf,
  findSource,
  LANGUAGES,
  setCaption,
  type TextTrack,
  VideoRef,
} from '../catalog/index.ts';
import { Failure } from '../platform/errors.ts';
import { defineJob } from '../platform/jobs.ts';
import type { Tools } from './work.ts';

const TIMEOUT_MINUTES = 60;

/** Makes captions of the words a source has with it, in languages that have none yet. */
export const extractCaptions = defineJob<Tools>()({
  name: 'transcode.captions',
  payload: VideoRef,
  attempts: 3,
  timeoutMinutes: TIMEOUT_MINUTES,
  delaySeconds: 2, // what makes the video watchable comes first
  async run({ videoId }, { db, storage, ffmpeg, signal }) {
    const source = await findSource(db, videoId);
    const known = new Set((await captionsOf(db, videoId)).map(({ language }) => language));
    const texts = (source?.facts.subtitles ?? []).filter(
      ({ language }) => !known.has(language) && LANGUAGES[language] !== undefined,
    );
    if (!source || texts.length === 0) return;
    await using scratch = await storage.scratch();
    await ffmpeg.run({
      inputs: [{ path: storage.localPath(source), args: [] }],
      args: texts.flatMap(captionArgs),
      directory: scratch.path,
      foreign: true,
      signal,
      timeoutMinutes: TIMEOUT_MINUTES,
    });
    for (const { language } of texts) {
      const file = await readFile(join(scratch.path, nameOf(language)));
      await setCaption({ db, storage }, videoId, { language, file }).catch(unlessEmpty);
    }
  },
});

const nameOf = (language: string) => `${language}.vtt`;

const captionArgs = ({ index, language }: TextTrack): string[] =>
  ['-map', `0:${index}`, '-map_metadata', '-1', '-c:s', 'webvtt', '-f', 'webvtt'].concat(
    nameOf(language),
  );

/** A track in which nothing is said is no caption. */
function unlessEmpty(error: unknown) {
  if (!(error instanceof Failure) || error.code !== 'invalid') throw error;
}
