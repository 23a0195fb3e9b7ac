import { type findRenditions, playlistSeconds } from '../../catalog/index.ts';
import { parsePlaylist } from '../pass/media-playlist.ts';
import type { Work } from '../work.ts';
import { bitrateGraph } from './bitrate-graph.ts';
import { inspectFilm, type Making } from './inspect-film.ts';
import { lintPlaylist } from './lint-playlist.ts';
import { measureSsim } from './measure-ssim.ts';
import type { QualityReport } from './report.ts';

type Rendition = Awaited<ReturnType<typeof findRenditions>>[number];

/** Looks for faults in all renditions a video has. Undefined while there are none. */
export async function lookForFaults(tools: Making, work: Work): Promise<QualityReport | undefined> {
  const all = work.ready;
  if (all.length === 0) return undefined;
  const faults = await inspectFilm(tools, work);
  const renditions: QualityReport['renditions'] = [];
  for (const rendition of all) renditions.push(await describe(tools, work, rendition));
  return { ...faults, renditions };
}

async function describe(tools: Making, work: Work, rendition: Rendition) {
  const { height, playlist, sizeBytes, peakBitsPerSecond } = rendition;
  const { segments } = parsePlaylist(playlist);
  return {
    resolution: height,
    averageBitsPerSecond: Math.round((sizeBytes * 8) / playlistSeconds(playlist)),
    peakBitsPerSecond,
    longestSegmentSeconds: Math.max(...segments.map(({ seconds }) => seconds)),
    ssim: await measureSsim(tools, work, rendition),
    bitrates: bitrateGraph(segments),
    playlistFaults: lintPlaylist(playlist, sizeBytes),
  };
}
