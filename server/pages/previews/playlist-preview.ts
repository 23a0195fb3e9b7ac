import type { OpenPlaylist } from '../../catalog/index.ts';
import { withOptions } from '../embed/options.ts';
import { embedSize } from '../embed/size.ts';
import { oembedOf, type Preview, summary } from './preview.ts';
import { playlistData } from './structured-data.ts';

const playlistPage = ({ origin }: URL, playlist: OpenPlaylist): string =>
  `${origin}/w/p/${playlist.shortUUID}`;

/** What link previews learn of a playlist, shown as `asked`. */
export function playlistPreview(
  node: URL,
  playlist: OpenPlaylist,
  asked = new URLSearchParams(),
): Preview {
  const here = playlistPage(node, playlist);
  const page = playlist.isLocal ? here : playlist.url;
  const { displayName: title } = playlist;
  const description = summary(playlist.description, `${title}, a playlist on ${node.host}`);
  const widest = playlist.thumbnails.at(-1);
  return {
    title,
    description,
    page,
    isListed: playlist.isLocal && playlist.privacy.id === 1,
    kind: 'video',
    picture: widest && { url: widest.fileUrl, width: widest.width, height: widest.height },
    player: { url: node.origin + playlist.embedPath, ...embedSize({}) },
    alternates: [oembedOf(node, withOptions(here, asked), title)],
    structured: playlistData(node, playlist, {
      description: summary(playlist.description, ''),
      picture: widest?.fileUrl,
      here,
    }),
  };
}
