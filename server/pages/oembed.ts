import { addressesOf, type VideoHead } from './video-head.ts';

/** What other sites show where somebody pasted a link to a video (oEmbed 1.0). */
export function oembed(node: URL, video: VideoHead) {
  const { page, picture } = addressesOf(node, video);
  return {
    version: '1.0',
    type: 'link',
    title: video.name,
    author_name: video.channel.displayName,
    provider_name: node.host,
    provider_url: node.origin,
    url: page,
    cache_age: 60,
    ...(picture && {
      thumbnail_url: picture,
      thumbnail_width: video.thumbnail!.width,
      thumbnail_height: video.thumbnail!.height,
    }),
  };
}
