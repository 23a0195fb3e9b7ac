import { crowdClip } from '../../browser/crowd.ts';
import type { SignedIn } from '../../support/client.ts';
import { openStudio } from '../../support/studio.ts';
import { read } from '../../support/two-nodes.ts';
import { until } from './until.ts';

export const CLIP_SECONDS = Number(process.env['BENCH_SECONDS'] ?? 80);
const CLIP_KILOBITS = 900; // with its sound, one Mbit/s

type Details = {
  state: { id: number };
  trackerUrls: string[];
  streamingPlaylists: {
    playlistUrl: string;
    redundancies: { baseUrl: string }[];
    files: { size: number; fileUrl: string; torrentUrl: string | null }[];
  }[];
};

type Asked = Pick<SignedIn, 'request'>;

/** Publishes what the crowd watches, and gives its id once all of it has torrents. */
export async function publishClip(root: SignedIn): Promise<string> {
  const studio = await openStudio(root);
  const { uuid } = await studio.upload(await crowdClip(CLIP_SECONDS, CLIP_KILOBITS));
  await untilShared(root, uuid);
  return uuid;
}

/** Resolves once a node knows a video, and torrents of all of it. */
export const untilShared = (node: Asked, id: string): Promise<void> =>
  until(() => isShared(node, id));

async function isShared(node: Asked, id: string): Promise<boolean> {
  const { state, streamingPlaylists } = await read<Details>(node, `/videos/${id}`);
  const files = streamingPlaylists[0]?.files ?? [];
  return state.id === 1 && files.length > 0 && files.every(({ torrentUrl }) => torrentUrl !== null);
}

/** What a node tells of a video of one quality. */
export async function detailsOf(node: Asked, id: string) {
  const { trackerUrls, streamingPlaylists } = await read<Details>(node, `/videos/${id}`);
  const { playlistUrl, redundancies, files } = streamingPlaylists[0]!;
  const [file] = files;
  return {
    playlistUrl,
    trackerUrl: trackerUrls.find((url) => url.startsWith('ws'))!,
    fileUrl: file!.fileUrl,
    torrentUrl: file!.torrentUrl!,
    sizeBytes: file!.size,
    mirrors: redundancies.length,
  };
}
