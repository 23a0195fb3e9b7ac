import { type findVideoHead, hlsDirectory, masterName } from '../catalog/index.ts';
import { withOptions } from './embed/options.ts';
import { embedSize } from './embed/size.ts';
import { feedsOf, oembedOf, type Preview, summary } from './preview.ts';

export type VideoHead = NonNullable<Awaited<ReturnType<typeof findVideoHead>>>;

/** Where the page of a video, its player, its playlist and its picture are, for those who see only this head. */
export const addressesOf = ({ origin }: URL, video: VideoHead) => ({
  page: video.remote?.url ?? `${origin}/w/${video.shortUuid}`, // the one that others should name
  here: `${origin}/w/${video.shortUuid}`,
  embed: `${origin}/videos/embed/${video.shortUuid}`,
  playlist: video.remote
    ? video.remote.playlistUrl
    : `${origin}${hlsDirectory(video)}/${masterName(video.setUuid)}`,
  picture: video.thumbnail && `${origin}/lazy-static/${video.thumbnail.key}`,
});

/** What link previews, search engines and clients that read pages learn of a video, shown as `asked`. */
export function videoPreview(node: URL, video: VideoHead, asked = new URLSearchParams()): Preview {
  const { name, thumbnail } = video;
  const at = addressesOf(node, video);
  const description = summary(video.description, `${name}, a video on ${node.host}`);
  return {
    title: name,
    description,
    page: at.page,
    isListed: video.isListed && !video.remote, // another node's is listed there
    isSensitive: video.isSensitive,
    kind: 'video',
    picture: thumbnail && { ...thumbnail, url: at.picture! },
    player: video.isEmbeddable ? { url: at.embed, ...embedSize(video) } : undefined,
    alternates: [
      ...(video.isEmbeddable ? [oembedOf(node, withOptions(at.here, asked), name)] : []),
      ...(video.remote ? [] : feedsOfChannel(node, video)),
      {
        type: 'application/rss+xml',
        title: `${name} - Comments feed`,
        href: `${node.origin}/feeds/video-comments.xml?videoId=${video.uuid}`,
      },
    ],
    graph: {
      'video:duration': video.durationSeconds,
      'video:release_date': video.publishedAt?.toISOString(),
    },
    structured: structured(node, video, description),
  };
}

const feedsOfChannel = (node: URL, { channel }: VideoHead) =>
  feedsOf(node, `videoChannelName=${encodeURIComponent(channel.name)}`, channel.displayName);

function structured(node: URL, video: VideoHead, description: string) {
  const { page, embed, playlist, picture } = addressesOf(node, video);
  return {
    '@type': 'VideoObject',
    name: video.name,
    description,
    url: page,
    contentUrl: playlist,
    ...(video.isEmbeddable && { embedUrl: embed }),
    ...(picture && { thumbnailUrl: [picture] }),
    ...(video.publishedAt && { uploadDate: video.publishedAt.toISOString() }),
    duration: `PT${video.durationSeconds}S`,
    author: { '@type': 'Person', name: video.channel.displayName },
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: { '@type': 'WatchAction' },
      userInteractionCount: video.views,
    },
  };
}
