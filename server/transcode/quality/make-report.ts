import { findRenditions, playlistSeconds, VideoRef } from '../../catalog/index.ts';
import { findBlob } from '../../platform/blobs.ts';
import { defineJob } from '../../platform/jobs.ts';
import { parsePlaylist } from '../media-playlist.ts';
import { findWork, type Tools, type Work } from '../work.ts';
import { openFaultLines } from './fault-lines.ts';
import { lintPlaylist } from './lint-playlist.ts';
import { measureSsim } from './measure-ssim.ts';
import { putReport } from './queries.ts';
import type { QualityReport } from './report.ts';

const TIMEOUT_MINUTES = 60;

/** Looks for faults in a video's renditions, one video at a time and behind all other work. */
export const makeQualityReport = defineJob<Tools>()({
  name: 'transcode.quality-report',
  payload: VideoRef,
  attempts: 2,
  timeoutMinutes: TIMEOUT_MINUTES,
  async run({ videoId }, tools) {
    const work = await findWork(tools.db, videoId);
    if (!work) return;
    const all = await findRenditions(tools.db, videoId);
    if (all.length === 0) return;
    const faults = await findFaults(tools, all);
    const renditions: QualityReport['renditions'] = [];
    for (const rendition of all) renditions.push(await describe(tools, work, rendition));
    const report = { ...faults, renditions };
    await putReport(tools.db, { videoId, setUuid: work.source.setUuid, report });
  },
});

type Making = Tools & { signal: AbortSignal };
type Rendition = Awaited<ReturnType<typeof findRenditions>>[number];

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
async function findFaults({ db, storage, ffmpeg, signal }: Making, all: Rendition[]) {
  const smallest = all.findLast(({ height }) => height > 0) ?? all[0]!;
  const film = (await findBlob(db, smallest.blobKey))!;
  const path = storage.localPath(film);
  const lines = openFaultLines(playlistSeconds(smallest.playlist));
  const picture = ['-map', '0:v:0', '-vf', 'blackdetect=d=1,freezedetect=n=0.003:d=2'];
  const sound = ['-map', '0:a:0', '-af', 'silencedetect=n=-50dB:d=2'];
  await ffmpeg.run({
    inputs: [{ path, args: ['-threads', '1'] }],
    args: [
      ...(smallest.height > 0 ? picture : []),
      ...(smallest.hasAudio ? sound : []),
      '-f',
      'null',
      '-',
    ],
    foreign: true,
    niceness: 19,
    signal,
    timeoutMinutes: TIMEOUT_MINUTES,
    onLine: lines.read,
  });
  return {
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
