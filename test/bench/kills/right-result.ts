import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { SignedIn } from '../../support/client.ts';
import { detailsOf, filesOf, openStudio } from '../../support/studio.ts';
import type { Source } from './sources.ts';

const execute = promisify(execFile);
const TOLERANCE_SECONDS = 0.2;
const FURTHER = /^.*-(?:av1|hevc)-\d+\.m3u8$/gm;

/** What is wrong with what was made of a source; nothing when all is there, decodes, and is as long as it was. */
export async function faultsOf(user: SignedIn, uuid: string, source: Source): Promise<string[]> {
  const last = (await (await openStudio(user)).watchToTheEnd(uuid)).at(-1);
  if (last?.stage !== 'done' || last.state.id !== 1)
    return [`${source.name}: ${last?.stage}, ${last?.reason}`];
  const files = filesOf(await detailsOf(user, uuid));
  const heights = files.map(({ resolution }) => resolution.id);
  const missing = source.heights.filter((height) => !heights.includes(height));
  const faults = await Promise.all(
    files.map(({ playlistUrl }) => faultOf(playlistUrl, source.seconds)),
  );
  return [
    ...missing.map((height) => `${source.name}: ${height}p is missing`),
    ...faults.flatMap((fault, n) => (fault ? [`${source.name}, ${heights[n]}p: ${fault}`] : [])),
  ];
}

/** The playlists in further codecs that a video has, as addresses. */
export async function furtherPlaylists(user: SignedIn, uuid: string): Promise<string[]> {
  const { playlistUrl } = (await detailsOf(user, uuid)).streamingPlaylists[0]!;
  const master = await (await user.request(new URL(playlistUrl).pathname)).text();
  return (master.match(FURTHER) ?? []).map((name) => new URL(name, playlistUrl).href);
}

/** What is wrong with a playlist that should play so long. */
export async function faultOf(playlistUrl: string, seconds: number): Promise<string | undefined> {
  const decoded = await execute('ffmpeg', [
    ...'-v error -xerror -i'.split(' '),
    playlistUrl,
    ...'-f null -'.split(' '),
  ]).catch((error: { stderr: string }) => error);
  if (decoded.stderr) return decoded.stderr.trim();
  const probe = '-v error -show_entries format=duration -of csv=p=0'.split(' ');
  const length = Number((await execute('ffprobe', [...probe, playlistUrl])).stdout);
  const isRight = Math.abs(length - seconds) <= TOLERANCE_SECONDS;
  return isRight ? undefined : `${length} s long instead of ${seconds} s`;
}
