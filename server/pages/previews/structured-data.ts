import type { OpenPlaylist, VideoHead } from '../../catalog/index.ts';
import { addressesOf } from './video-addresses.ts';

type Described = { description: string; picture: string | undefined };

/** What machines read of a video, by schema.org's words and in PeerTube's choice of them (contract § JSON-LD). */
export function videoData(node: URL, video: VideoHead, { description, picture }: Described) {
  const { here, embed } = addressesOf(node, video);
  return {
    '@type': 'VideoObject',
    name: video.name,
    description,
    ...pictureData(picture),
    duration: `PT${video.durationSeconds}S`,
    url: here,
    ...(video.isEmbeddable && { embedUrl: embed }),
    author: publishedBy(node, '/c/', video.channel),
    contentRating: video.isSensitive ? 'Mature' : 'General Audience',
    interactionStatistic: [
      counted('WatchAction', video.views),
      counted('LikeAction', video.likes),
      counted('DislikeAction', video.dislikes),
    ],
    ...(video.tags.length > 0 && { keywords: video.tags }),
    ...(video.captions.length > 0 && {
      caption: video.captions.map((caption) => captionData(node, caption)),
    }),
    uploadDate: video.createdAt,
    ...(video.publishedAt && { datePublished: video.publishedAt }),
    dateModified: video.updatedAt,
  };
}

/** The same of a playlist. */
export function playlistData(node: URL, playlist: OpenPlaylist, of: Described & { here: string }) {
  const { displayName, videoChannel, ownerAccount, createdAt, updatedAt } = playlist;
  return {
    '@type': 'ItemList',
    name: displayName,
    description: of.description,
    ...pictureData(of.picture),
    url: of.here,
    embedUrl: node.origin + playlist.embedPath,
    numberOfItems: playlist.videosLength,
    author: videoChannel
      ? publishedBy(node, '/c/', videoChannel)
      : publishedBy(node, '/a/', ownerAccount),
    uploadDate: createdAt,
    dateModified: updatedAt,
  };
}

const pictureData = (url: string | undefined) => url && { image: url, thumbnailUrl: url };

function publishedBy(
  node: URL,
  path: '/a/' | '/c/',
  actor: { name: string; displayName: string; host: string | null },
) {
  const isLocal = actor.host === null || actor.host === node.host;
  const handle = isLocal ? actor.name : `${actor.name}@${actor.host}`;
  return { '@type': 'Organization', name: actor.displayName, url: node.origin + path + handle };
}

const counted = (action: string, count: number) => ({
  '@type': 'InteractionCounter',
  interactionType: `http://schema.org/${action}`,
  userInteractionCount: count,
});

const captionData = (node: URL, { language, path }: VideoHead['captions'][number]) => ({
  '@type': 'MediaObject',
  contentUrl: node.origin + path,
  encodingFormat: 'text/vtt',
  inLanguage: language.id,
  name: language.label,
});
