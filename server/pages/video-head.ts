import { type findVideoHead, masterName } from '../catalog/index.ts';
import { emptyElement, escapeJson, metas } from './markup.ts';

export type VideoHead = NonNullable<Awaited<ReturnType<typeof findVideoHead>>>;

const SUMMARY_CHARACTERS = 300;

/** Where the page of a video, its playlist and its picture are, for those who see only this head. */
export const addressesOf = ({ origin }: URL, video: VideoHead) => ({
  page: `${origin}/w/${video.shortUuid}`,
  playlist: `${origin}/static/streaming-playlists/hls/${video.uuid}/${masterName(video.setUuid)}`,
  picture: video.thumbnail && `${origin}/lazy-static/${video.thumbnail.key}`,
});

/** What link previews, search engines and clients that read pages learn of a video. */
export function videoTags(node: URL, video: VideoHead): string[] {
  const at = addressesOf(node, video);
  const description = summary(video, node);
  const oembed = `${node.origin}/services/oembed?format=json&url=${encodeURIComponent(at.page)}`;
  return [
    emptyElement('link', { rel: 'canonical', href: at.page }),
    emptyElement('link', {
      rel: 'alternate',
      type: 'application/json+oembed',
      href: oembed,
      title: video.name,
    }),
    ...metas('name', { description, robots: video.isListed ? undefined : 'noindex' }),
    ...openGraph(node, video, description),
    ...metas('name', {
      'twitter:card': at.picture ? 'summary_large_image' : 'summary',
      'twitter:title': video.name,
      'twitter:description': description,
      'twitter:image': at.picture,
    }),
    `<script type="application/ld+json">${escapeJson(structured(node, video, description))}</script>`,
  ];
}

function openGraph(node: URL, video: VideoHead, description: string): string[] {
  const { page, playlist, picture } = addressesOf(node, video);
  return metas('property', {
    'og:type': 'video.other',
    'og:site_name': node.host,
    'og:url': page,
    'og:title': video.name,
    'og:description': description,
    'og:image': picture,
    'og:image:width': video.thumbnail?.width,
    'og:image:height': video.thumbnail?.height,
    'og:video': playlist,
    'og:video:url': playlist,
    'og:video:secure_url': node.protocol === 'https:' ? playlist : undefined,
    'og:video:type': 'application/vnd.apple.mpegurl',
    'og:video:width': video.width,
    'og:video:height': video.height,
    'video:duration': video.durationSeconds,
    'video:release_date': video.publishedAt?.toISOString(),
  });
}

function structured(node: URL, video: VideoHead, description: string) {
  const { page, playlist, picture } = addressesOf(node, video);
  return {
    '@context': 'https://schema.org',
    '@type': 'VideoObject',
    name: video.name,
    description,
    url: page,
    contentUrl: playlist,
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

function summary({ description, name }: VideoHead, { host }: URL): string {
  const text = (description ?? '').replace(/\s+/g, ' ').trim() || `${name}, a video on ${host}`;
  if (text.length <= SUMMARY_CHARACTERS) return text;
  return `${text
    .slice(0, SUMMARY_CHARACTERS - 1)
    .toWellFormed()
    .trimEnd()}…`;
}
