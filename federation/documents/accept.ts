const ACTIVITY = new Set(['application/activity+json', 'application/ld+json']);
const PAGE = new Set(['text/html', 'application/xhtml+xml']);
const MAX_LENGTH = 1_000; // of a header that is looked at

type Wanted = { type: string; quality: number };

/**
 * Whether who asks wants ActivityStreams and not the page at the same address (RFC 9110 § 12.5.1; ActivityPub § 3.2). It
 * must be named: a wildcard means the page. Of two that are wanted as much, the first counts.
 */
export function wantsActivity(accept: string | undefined): boolean {
  if (accept === undefined || accept.length > MAX_LENGTH) return false;
  const best = accept
    .split(',')
    .map(parseWanted)
    .filter(({ type, quality }) => quality > 0 && (ACTIVITY.has(type) || PAGE.has(type)))
    .reduce<Wanted | undefined>((a, b) => (a && a.quality >= b.quality ? a : b), undefined);
  return best !== undefined && ACTIVITY.has(best.type);
}

/** A quality that is none is no wish at all. */
function parseWanted(part: string): Wanted {
  const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  if (q === undefined) return { type, quality: 1 };
  return { type, quality: /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(q) ? Number(q) : 0 };
}
