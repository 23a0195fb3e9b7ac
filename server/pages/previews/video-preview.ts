import type { VideoHead } from '../../catalog/index.ts';
import { withOptions } from '../embed/options.ts';
import { embedSize } from '../embed/size.ts';
import { feedsOf, oembedOf, type Preview, summary } from './preview.ts';
import { videoData } from './structured-data.ts';
import { addressesOf } from './video-addresses.ts';

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
    structured: videoData(node, video, {
      description: summary(video.description, ''),
      picture: at.picture,
    }),
  };
}

const feedsOfChannel = (node: URL, { channel }: VideoHead) =>
  feedsOf(node, `videoChannelName=${encodeURIComponent(channel.name)}`, channel.displayName);
