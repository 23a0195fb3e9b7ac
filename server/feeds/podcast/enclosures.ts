import type { MediaFile } from '../feed.ts';

/** All there is to play of an episode. */
export type Playable = { files: MediaFile[]; playlist: string; language: string | null };

const PLAYLIST_TYPE = 'application/x-mpegURL';

/**
 * An episode's files: the lightest video, which podcast apps fetch unasked, is the enclosure; the others are alternates
 * of it. What its owner wants watched only is a stream.
 */
export function enclosureElements({ files, playlist, language }: Playable) {
  if (files.length === 0) return {};
  const rising = files.toSorted((a, b) => a.height - b.height);
  const chosen = rising.find(({ height }) => height > 0) ?? rising[0]!;
  const kept = rising.filter(({ download }) => download !== undefined);
  return {
    enclosure: chosen.download
      ? { '@url': chosen.download, '@length': chosen.sizeBytes, '@type': chosen.mediaType }
      : { '@url': playlist, '@length': 0, '@type': PLAYLIST_TYPE },
    'podcast:alternateEnclosure': [
      ...kept.map((file) => ({
        '@type': file.mediaType,
        '@length': file.sizeBytes,
        '@height': file.height === 0 ? undefined : file.height,
        '@lang': language ?? undefined,
        '@title': file.height === 0 ? 'Audio only' : `${file.height}p`,
        '@default': String(file === chosen),
        'podcast:source': { '@uri': file.download },
      })),
      {
        '@type': PLAYLIST_TYPE,
        '@lang': language ?? undefined,
        '@title': 'HLS',
        '@default': String(kept.length === 0),
        'podcast:source': { '@uri': playlist },
      },
    ],
  };
}
