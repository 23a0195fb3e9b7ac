/**
 * Where a video may be embedded (contract § VideoEmbedPrivacy). `asItsNodeSays`: a video of another node, which keeps to
 * itself on which domains that is.
 */
export const EmbedPolicy = { everywhere: 1, onDomains: 2, asItsNodeSays: 3 } as const;

export const EMBED_POLICIES: Readonly<Record<string, string>> = {
  '1': 'All allowed',
  '2': 'Allowlist',
  '3': 'Remote restrictions',
};

type Embedded = { embedPrivacy: number; embedDomains: string[] };

/** Whether a page of this domain may embed the video. Domains are compared whole: a subdomain is another one. */
export const mayEmbed = (video: Embedded, domain: string | undefined): boolean =>
  video.embedPrivacy === EmbedPolicy.everywhere ||
  (domain !== undefined && video.embedDomains.includes(canonicalDomain(domain)));

/** One spelling of a domain: lower case, ASCII, without the dot at its end. */
export const canonicalDomain = (domain: string): string => {
  const url = URL.parse(`https://${domain.trim().replace(/\.$/, '')}`);
  return url?.host ?? '';
};
