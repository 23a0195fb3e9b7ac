import { fragmentedName, hlsDirectory } from '../catalog/index.ts';
import type { Finds } from './finds.ts';
import { escapeJson } from './markup.ts';
import type { PagePath } from './page-path.ts';

/**
 * Where the first seconds of a video are, as an element; its script fetches them before all else (`client/watch/opening.ts`).
 * Undefined unless everyone may watch it, and its files are here.
 */
export async function openingElement(finds: Finds, path: PagePath): Promise<string | undefined> {
  const video = path.kind === 'video' ? await finds.video(path.id) : undefined;
  if (!video || video.remote) return undefined;
  const openings = await finds.openings(String(video.id));
  if (openings.length === 0) return undefined;
  const json = escapeJson({
    uuid: video.uuid,
    durationSeconds: video.durationSeconds,
    qualities: openings.map(({ rung, width, height, codecs, sizeBytes }) => ({
      url: `${hlsDirectory(video)}/${fragmentedName(video.setUuid, rung)}`,
      width,
      height,
      sizeBytes,
      mediaType: `video/mp4; codecs="${codecs}"`,
    })),
  });
  return `<script type="application/json" id="opening">${json}</script>`;
}
