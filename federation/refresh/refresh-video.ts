import { findRemoteMedia, findVideo, forgetRemoteVideo } from '../../server/catalog/index.ts';
import { Failure } from '../../server/platform/errors.ts';
import type { Handling } from '../inbox/handling.ts';
import { fetchVideo, keepVideo, publishersOf } from '../videos/take-video.ts';
import { limitHost } from './limit-host.ts';

const FRESH_HOURS = 48; // as PeerTube

/** Asks how a video of another node is now, if its node did not say so for two days. One that is gone there goes here. */
export async function refreshVideo(node: Handling, videoId: number): Promise<void> {
  const [found, media] = await Promise.all([
    findVideo(node.db, videoId),
    findRemoteMedia(node.db, videoId),
  ]);
  const url = found?.video.url;
  if (!url || !media || isFresh(media.refreshedAt)) return;
  await limitHost(node.db, url);
  const video = await fetchOrForget(node, url);
  if (!video) return;
  await keepVideo(node, video, { ...(await publishersOf(node, video)), withComments: true });
}

const isFresh = (at: Date) => Date.now() - at.getTime() < FRESH_HOURS * 3_600_000;

async function fetchOrForget(node: Handling, url: string) {
  try {
    return await fetchVideo(node, url);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'not_found') throw error;
    await node.db.transaction((tx) => forgetRemoteVideo(tx, url));
    return undefined;
  }
}
