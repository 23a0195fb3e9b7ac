import { type File, fileLinks } from './file-links.ts';

/** Where a video can be seen, and where its bytes are. */
export type Media = {
  pages: string[]; // in HTML; the first is for people, and Mastodon takes that one
  playlist: Playlist | null; // none until a rendition is ready
  trackers: string[]; // of BitTorrent, by http or WebSocket
  manifestUrl: string | null; // of what the node signed of its files
};

/** An HLS playlist with its renditions. `infohashes`: of the swarms in which players share its segments, in hex. */
export type Playlist = { url: string; hashesUrl: string; infohashes: string[]; files: File[] };

/** The `url` of a video: pages first, as some take the first link for the page. */
export const videoLinks = ({ pages, playlist, trackers, manifestUrl }: Media) => [
  ...pages.map((href) => ({ type: 'Link', mediaType: 'text/html', href })),
  ...(playlist ? [playlistLink(playlist)] : []),
  ...trackers.map(trackerLink),
  ...(manifestUrl === null ? [] : [manifestLink(manifestUrl)]),
];

const playlistLink = (playlist: Playlist) => ({
  type: 'Link',
  mediaType: 'application/x-mpegURL',
  href: playlist.url,
  tag: [
    ...playlist.infohashes.map((name) => ({ type: 'Infohash', name })),
    { type: 'Link', name: 'sha256', mediaType: 'application/json', href: playlist.hashesUrl },
    ...playlist.files.flatMap(fileLinks),
  ],
});

const trackerLink = (href: string) => {
  const protocol = href.startsWith('ws') ? 'websocket' : 'http';
  return { type: 'Link', name: `tracker-${protocol}`, rel: ['tracker', protocol], href };
};

/** A link whose media type is none that PeerTube takes: it passes it over. */
const manifestLink = (href: string) => ({
  type: 'Link',
  rel: ['manifest'],
  mediaType: 'application/activity+json',
  href,
});
