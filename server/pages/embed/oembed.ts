import type { OpenPlaylist, VideoHead } from '../../catalog/index.ts';
import { escapeHtml } from '../../platform/text/html.ts';
import { addressesOf } from '../previews/video-addresses.ts';
import { withOptions } from './options.ts';
import { embedSize, type Limits, type Size } from './size.ts';

/** What an embedded player may do; `client/watch/embed-code.ts` says the same. */
export const SANDBOX = 'allow-same-origin allow-scripts allow-popups allow-forms';

type Asked = { node: URL; address: URL; limits: Limits };

/** How another site shows a video of ours where somebody pasted a link to it (oEmbed 1.0). */
export function videoOembed({ node, address, limits }: Asked, video: VideoHead) {
  const { embed, picture } = addressesOf(node, video);
  const size = embedSize(video, limits);
  return {
    ...common(node, video.name, size),
    html: iframe(withOptions(embed, address.searchParams), video.name, size),
    author_name: video.channel.displayName,
    author_url: `${node.origin}/video-channels/${video.channel.name}`,
    ...thumbnail(video.thumbnail && { ...video.thumbnail, url: picture! }, limits),
  };
}

/** The same for a playlist. */
export function playlistOembed({ node, address, limits }: Asked, playlist: OpenPlaylist) {
  const { displayName, videoChannel, ownerAccount, thumbnails } = playlist;
  const size = embedSize({}, limits);
  const author = videoChannel ?? ownerAccount;
  const widest = thumbnails.at(-1);
  return {
    ...common(node, displayName, size),
    html: iframe(
      withOptions(node.origin + playlist.embedPath, address.searchParams),
      displayName,
      size,
    ),
    author_name: author.displayName,
    author_url: author.url,
    ...thumbnail(widest && { ...widest, url: widest.fileUrl }, limits),
  };
}

const common = (node: URL, title: string, size: Size) => ({
  type: 'video',
  version: '1.0',
  ...size,
  title,
  provider_name: node.host,
  provider_url: node.origin,
});

/** The address stands in it as it is: many cut it out of the text. Parameters of a URL are without quotes and brackets. */
const iframe = (src: string, title: string, { width, height }: Size): string =>
  `<iframe width="${width}" height="${height}" sandbox="${SANDBOX}" title="${escapeHtml(title)}" ` +
  `src="${src}" style="border: none" allow="fullscreen"></iframe>`;

function thumbnail(picture: (Size & { url: string }) | undefined, limits: Limits) {
  const { maxwidth = Infinity, maxheight = Infinity } = limits;
  if (!picture || picture.width > maxwidth || picture.height > maxheight) return {};
  return {
    thumbnail_url: picture.url,
    thumbnail_width: picture.width,
    thumbnail_height: picture.height,
  };
}
