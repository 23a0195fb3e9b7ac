import { findRenditions, playlistSeconds } from '../../catalog/index.ts';
import { findBlob } from '../../platform/blobs.ts';
import { parsePlaylist } from '../media-playlist.ts';
import type { Tools, Work } from '../work.ts';
import { openFaultLines } from './fault-lines.ts';
import { lintPlaylist } from './lint-playlist.ts';
import { measureSsim } from './measure-ssim.ts';
import type { QualityReport } from './report.ts';

export const TIMEOUT_MINUTES = 60;

type Making = Tools & { signal: AbortSignal };
type Rendition = Awaited<ReturnType<typeof findRenditions>>[number];

/** Looks for faults in all renditions a video has. Undefined while there are none. */
export async function lookForFaults(tools: Making, work: Work): Promise<QualityReport | undefined> {
  const all = work.ready;
  if (all.length === 0) return undefined;
  const faults = await findFaults(tools, work);
  const renditions: QualityReport['renditions'] = [];
  for (const rendition of all) renditions.push(await describe(tools, work, rendition));
  return { ...faults, renditions };
}

async function describe(tools: Making, work: Work, rendition: Rendition) {
  const { height, playlist, sizeBytes, peakBitsPerSecond } = rendition;
  const seconds = parsePlaylist(playlist).segments.map((segment) => segment.seconds);
  return {
    resolution: height,
    averageBitsPerSecond: Math.round((sizeBytes * 8) / playlistSeconds(playlist)),
    peakBitsPerSecond,
    longestSegmentSeconds: Math.max(...seconds),
    ssim: await measureSsim(tools, work, rendition),
    playlistFaults: lintPlaylist(playlist, sizeBytes),
  };
}

/** From the smallest rendition: what is black, frozen or silent there is so in all. */
async function findFaults({ db, storage, ffmpeg, signal }: Making, { ready: all, source }: Work) {
  const smallest = all.findLast(({ height }) => height > 0) ?? all[0]!;
  const film = (await findBlob(db, smallest.blobKey))!;
  const path = storage.localPath(film);
  const durationSeconds = playlistSeconds(smallest.playlist);
  const lines = openFaultLines(durationSeconds);
  const isFilm = smallest.height > 0 && source.facts.video !== undefined; // the cover of a sound stands still
  const picture = ['-map', '0:v:0', '-vf', 'blackdetect=d=1,freezedetect=n=0.003:d=2'];
  const sound = ['-map', '0:a:0', '-af', 'silencedetect=n=-50dB:d=2'];
  await ffmpeg.run({
    inputs: [{ path, args: ['-threads', '1'] }],
    args: [...(isFilm ? picture : []), ...(smallest.hasAudio ? sound : []), '-f', 'null', '-'],
    foreign: true,
    niceness: 19,
    signal,
    timeoutMinutes: TIMEOUT_MINUTES,
    onLine: lines.read,
  });
  return {
    durationSeconds,
    ...lines.faults(),
    soundStartsAfterSeconds: soundStart(await ffmpeg.probe(path, { signal })),
  };
}

/** How much later than the picture the sound begins. */
function soundStart(probed: unknown): number | null {
  const { streams = [] } = probed as { streams?: { codec_type: string; start_time?: string }[] };
  const [picture, sound] = ['video', 'audio'].map((type) =>
    streams.find(({ codec_type }) => codec_type === type),
  );
  if (!picture || !sound) return null;
  return Number((Number(sound.start_time ?? 0) - Number(picture.start_time ?? 0)).toFixed(3));
}
