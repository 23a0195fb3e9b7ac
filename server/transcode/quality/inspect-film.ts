import { type findRenditions, playlistSeconds } from '../../catalog/index.ts';
import { findBlob } from '../../platform/blobs.ts';
import type { Tools, Work } from '../work.ts';
import { openFaultLines } from './fault-lines.ts';
import { openKeyframeLines } from './keyframe-lines.ts';
import { soundBesidePicture } from './sound-beside-picture.ts';

export const TIMEOUT_MINUTES = 60;
const PACKETS_WITHIN_SECONDS = 600; // of hours of film

export type Making = Tools & { signal: AbortSignal };
type Rendition = Awaited<ReturnType<typeof findRenditions>>[number];

const PICTURE = 'blackdetect=d=1,freezedetect=n=0.003:d=2,select=key,showinfo';
const SOUND = 'silencedetect=n=-50dB:d=2';

/** From the smallest rendition: what is black, frozen or silent there is so in all, and keyframes are in the same places. */
export async function inspectFilm({ db, storage, ffmpeg, signal }: Making, work: Work) {
  const smallest = smallestOf(work.ready);
  const film = (await findBlob(db, smallest.blobKey))!;
  const path = storage.localPath(film);
  const durationSeconds = playlistSeconds(smallest.playlist);
  const faults = openFaultLines(durationSeconds);
  const keyframes = openKeyframeLines(durationSeconds);
  const isFilm = smallest.height > 0 && work.source.facts.video !== undefined; // the cover of a sound stands still
  await ffmpeg.run({
    inputs: [{ path, args: ['-threads', '1'] }],
    args: [
      ...(isFilm ? ['-map', '0:v:0', '-vf', PICTURE] : []),
      ...(smallest.hasAudio ? ['-map', '0:a:0', '-af', SOUND] : []),
      '-f',
      'null',
      '-',
    ],
    foreign: true,
    niceness: 19,
    signal,
    timeoutMinutes: TIMEOUT_MINUTES,
    onLine(line) {
      faults.read(line);
      keyframes.read(line);
    },
  });
  const probed = await ffmpeg.probe(path, {
    signal,
    countsPackets: true,
    timeoutSeconds: PACKETS_WITHIN_SECONDS,
  });
  return {
    durationSeconds,
    ...faults.faults(),
    keyframes: keyframes.keyframes(),
    ...soundBesidePicture(probed, smallest.framesPerSecond),
  };
}

const smallestOf = (all: readonly Rendition[]): Rendition =>
  all.findLast(({ height }) => height > 0) ?? all[0]!;
