/** What led viewers to a video: `site`, `embed` and `node` have a host, the others are pages of this node and the rest. */
export const SOURCE_KINDS = [
  'site', // a link on another site
  'embed', // a player in a page of another site
  'node', // watched at another node
  'home',
  'browse',
  'search',
  'channel',
  'subscriptions',
  'suggestion', // beside another video, or after it
  'playlist',
  'library',
  'page', // any other of this node
  'direct', // typed, kept, or sent by something that is no page
  'unknown', // a client that does not tell
] as const;

export type SourceKind = (typeof SOURCE_KINDS)[number];

/** The host is empty where there is none. */
export type Source = { kind: SourceKind; host: string };

/** What a client tells of where its viewer comes from. */
export type ToldSource = { kind: string | null; host: string | null };

const WITH_HOST: readonly SourceKind[] = ['site', 'embed', 'node'];
const HOST = /^[a-z\d.-]{1,253}$/;

const isKind = (kind: unknown): kind is SourceKind => SOURCE_KINDS.includes(kind as SourceKind);

/** What is kept of what a client tells: a kind that is known here, and a host name where there is one. */
export function sourceOf(told: ToldSource | null): Source {
  const kind = isKind(told?.kind) ? told.kind : 'unknown';
  const host = told?.host?.toLowerCase().replace(/^www\./, '') ?? '';
  return { kind, host: WITH_HOST.includes(kind) && HOST.test(host) ? host : '' };
}
