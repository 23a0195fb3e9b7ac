import type { RemoteMedia } from '../../catalog/index.ts';
import type { MediaFile } from '../feed.ts';

/** The files of a video of another node, where that node keeps them. */
export const remoteFiles = ({
  streamingPlaylists,
  files,
}: Pick<RemoteMedia, 'streamingPlaylists' | 'files'>): MediaFile[] =>
  [...streamingPlaylists.flatMap((playlist) => playlist.files), ...files]
    .map((file) => ({
      url: file.fileUrl,
      mediaType: file.hasVideo ? ('video/mp4' as const) : ('audio/mp4' as const),
      height: file.resolution.id,
      framesPerSecond: file.fps,
      sizeBytes: file.size,
      download: file.fileDownloadUrl ?? undefined,
      torrent: file.torrentUrl ?? undefined,
    }))
    .toSorted((one, other) => other.height - one.height);
