import type { FeedItem, Media, MediaFile } from '../feed.ts';

/** What Media RSS 1.5.1 says of a video, and its best file as the item's enclosure. */
export const mediaElements = (item: FeedItem, media: Media) => ({
  enclosure: media.files.slice(0, 1).map((file) => ({
    '@length': file.sizeBytes,
    '@type': file.mediaType,
    '@url': file.download ?? file.url,
  })),
  'media:community': { 'media:statistics': { '@views': media.views } },
  'media:embed': { '@url': media.embed },
  'media:player': { '@url': item.link },
  'media:group': media.files.length > 0 ? groupElement(media) : undefined,
  'media:thumbnail': media.picture && {
    '@url': media.picture.url,
    '@height': media.picture.height,
    '@width': media.picture.width,
  },
  'media:rating': media.isSensitive ? 'adult' : 'nonadult',
  'media:title': { '@type': 'plain', '#': item.title },
  'media:description': item.summary && { '@type': 'plain', '#': item.summary },
});

const groupElement = ({ files, durationSeconds }: Media) => ({
  'media:peerLink': files.flatMap(({ torrent }) =>
    torrent
      ? [{ '@type': 'application/x-bittorrent', '@href': torrent, '@isDefault': 'false' }]
      : [],
  ),
  'media:content': files.map((file, index) => contentElement(file, durationSeconds, index === 0)),
});

const contentElement = (file: MediaFile, durationSeconds: number, isDefault: boolean) => ({
  '@type': file.mediaType,
  '@medium': file.height === 0 ? 'audio' : 'video',
  '@height': file.height === 0 ? undefined : file.height,
  '@fileSize': file.sizeBytes,
  '@url': file.url,
  '@framerate': file.height === 0 ? undefined : Math.round(file.framesPerSecond),
  '@duration': durationSeconds,
  '@isDefault': String(isDefault),
});
