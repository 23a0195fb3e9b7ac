import type { LevelDetails } from 'hls.js';
import type { Core } from 'p2p-media-loader-core';

import type { Playing } from './playing.ts';
import { segmentsOf, streamsOf } from './playlists.ts';

/**
 * Tells a core which segments there are, now and as hls.js reads on; stop by calling what is returned. The last ones of what
 * is live (`isLive`) come with a playlist that is so no longer.
 */
export function followPlaylists(
  core: Core,
  { hls, Events, manifest }: Playing,
  isLive: boolean,
): () => void {
  const tell = (details: LevelDetails) => {
    const known = core.getStream(details.url)?.segments ?? new Map<string, unknown>();
    const listed = new Map(
      segmentsOf(details.fragments, isLive).map((segment) => [segment.runtimeId, segment]),
    );
    const news = [...listed.values()].filter(({ runtimeId }) => !known.has(runtimeId));
    const gone = isLive ? [...known.keys()].filter((id) => !listed.has(id)) : [];
    core.setIsLive(details.live);
    core.updateStream(details.url, news, gone);
  };
  const hear = (_: unknown, { details }: { details: LevelDetails }) => tell(details);

  core.setManifestResponseUrl(manifest.url);
  for (const stream of streamsOf(manifest)) core.addStreamIfNoneExists(stream);
  for (const { details } of [...hls.levels, ...hls.audioTracks]) if (details) tell(details);
  hls.on(Events.LEVEL_UPDATED, hear);
  hls.on(Events.AUDIO_TRACK_LOADED, hear);
  return () => {
    hls.off(Events.LEVEL_UPDATED, hear);
    hls.off(Events.AUDIO_TRACK_LOADED, hear);
  };
}
