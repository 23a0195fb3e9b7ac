import { drawThumbnails, findVideo, setOwnThumbnails } from '../../../catalog/index.ts';
import { Failure } from '../../../platform/errors.ts';
import { IMAGE_MAX_BYTES } from '../../../platform/pictures/image.ts';
import type { Running } from '../running.ts';

/** Lets the picture a site shows for a video stand for it here, unless its owner chose one. Without it, a frame will do. */
export async function takeThumbnail(
  node: Running,
  videoId: number,
  address: string | null | undefined,
): Promise<void> {
  const url = URL.parse(address ?? '');
  const row = await findVideo(node.db, videoId);
  if (!url || !row || row.video.hasOwnThumbnail) return;
  try {
    const { signal } = node;
    const wanted = { plainHttp: true, maxBytes: IMAGE_MAX_BYTES, signal };
    const { status, body } = await node.fetch.fetch(url, wanted);
    if (status !== 200) return;
    const drawn = await drawThumbnails(node.storage, body);
    await node.db.transaction((tx) => setOwnThumbnails(tx, videoId, drawn));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}
