import { emptyElement, escapeJson, metas } from '../markup.ts';
import { plainText } from '../plain-text.ts';
import { profileLink } from '../profile-links.ts';

const SUMMARY_CHARACTERS = 300;
const READ_CHARACTERS = 2_000;

/** What every page of the node says of it. */
export type Site = { name: string; twitterUsername: string };

/** What link previews, search engines and feed readers learn of a page. */
export type Preview = {
  title: string;
  description: string;
  /** The one address of the page. */
  page: string;
  /** Whether search engines may list it. */
  isListed: boolean;
  picture?: { url: string; width?: number | undefined; height?: number | undefined } | undefined;
  /** The same in other forms. */
  alternates: { type: string; href: string; title: string }[];
  /** OpenGraph's kind of thing. */
  kind: 'video' | 'website';
  /** Not for everybody's eyes, by the word of its owner. */
  isSensitive?: boolean;
  /** A page that plays it within another. */
  player?: { url: string; width: number; height: number } | undefined;
  /** More of OpenGraph. */
  graph?: Record<string, string | number | undefined>;
  /** Other profiles of the same people, each of which has to link back. */
  profiles?: string[];
  /** The same for machines, by schema.org. */
  structured: Record<string, unknown>;
};

/** A preview as elements of a page's head, as PeerTube writes them: its clients and tests look for them by text. */
export function previewTags(node: URL, preview: Preview, site: Site): string[] {
  const { description, page } = preview;
  return [
    emptyElement('link', { rel: 'canonical', href: page }),
    ...[...feedsOf(node, '', `${site.name} - Videos feed`), ...preview.alternates].map(
      (alternate) => emptyElement('link', { rel: 'alternate', ...alternate }),
    ),
    ...(preview.profiles ?? []).map(profileLink),
    ...metas('name', {
      description,
      robots: preview.isListed ? undefined : 'noindex',
      rating: preview.isSensitive ? 'adult' : undefined,
    }),
    ...openGraph(node, preview),
    ...twitterCard(preview, site),
    `<script type="application/ld+json">${escapeJson(structuredData(node, preview, site))}</script>`,
  ];
}

const structuredData = ({ origin: url }: URL, { kind, structured }: Preview, { name }: Site) => ({
  '@context': 'http://schema.org',
  ...structured,
  ...(kind === 'video' && { publisher: { '@type': 'Organization', name, url } }),
});

const twitterCard = ({ title, description, picture, player }: Preview, site: Site) =>
  metas('property', {
    'twitter:card': player ? 'player' : 'summary',
    'twitter:site': site.twitterUsername,
    'twitter:title': title,
    'twitter:description': description,
    'twitter:image': picture?.url,
    'twitter:image:url': picture?.url,
    'twitter:player': player?.url,
    'twitter:player:width': player?.width,
    'twitter:player:height': player?.height,
  });

const openGraph = (node: URL, preview: Preview) =>
  metas('property', {
    'og:type': preview.kind,
    'og:site_name': node.host,
    'og:url': preview.page,
    'og:title': preview.title,
    'og:description': preview.description,
    'og:image': preview.picture?.url,
    'og:image:url': preview.picture?.url,
    'og:image:width': preview.picture?.width,
    'og:image:height': preview.picture?.height,
    ...(preview.player && playerGraph(node, preview.player)),
    ...preview.graph,
  });

const playerGraph = (node: URL, { url, width, height }: NonNullable<Preview['player']>) => ({
  'og:video': url,
  'og:video:url': url,
  'og:video:secure_url': node.protocol === 'https:' ? url : undefined,
  'og:video:type': 'text/html',
  'og:video:width': width,
  'og:video:height': height,
});

/** A description in one line and of bearable length; `fallback` where there is none. */
export function summary(description: string | null, fallback: string): string {
  const text = plainText((description ?? '').slice(0, READ_CHARACTERS)) || fallback;
  if (text.length <= SUMMARY_CHARACTERS) return text;
  return `${text
    .slice(0, SUMMARY_CHARACTERS - 1)
    .toWellFormed()
    .trimEnd()}…`;
}

/** The feeds of what a channel or an account publishes; of what everybody does for no query. */
export const feedsOf = ({ origin }: URL, query: string, title: string) =>
  [
    { type: 'application/rss+xml', format: 'xml' },
    { type: 'application/atom+xml', format: 'atom' },
    { type: 'application/feed+json', format: 'json' },
  ].map(({ type, format }) => ({
    type,
    title,
    href: `${origin}/feeds/videos.${format}${query && `?${query}`}`,
  }));

/** Where other sites ask how to embed a page. */
export const oembedOf = ({ origin }: URL, page: string, title: string) => ({
  type: 'application/json+oembed',
  href: `${origin}/services/oembed?url=${encodeURIComponent(page)}`,
  title,
});
