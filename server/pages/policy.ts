/** What a page of ours may load and do: scripts and styles of the build, and nothing written into the page. */
const CONTENT_SECURITY_POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' blob: https:", // seek bars of videos of other nodes
  'media-src': "'self' blob: https:", // and their media
  'connect-src': "'self' https: wss:", // their playlists and trackers
  'frame-src': "'self'", // the preview of an embedded player
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
};

/** As a node without TLS needs it, whose peers have none either: in a private network, and in tests. */
const WITHOUT_TLS = Object.fromEntries(
  Object.entries(CONTENT_SECURITY_POLICY).map(([directive, sources]) => [
    directive,
    sources.replace('https:', 'http: https:').replace('wss:', 'ws: wss:'),
  ]),
);

/** The headers of a page that other pages, of `ancestors`, may show within themselves. */
export const pageHeaders = (
  ancestors: string[],
  { allowsPlainHttp }: { allowsPlainHttp: boolean },
): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy': Object.entries({
    ...(allowsPlainHttp ? WITHOUT_TLS : CONTENT_SECURITY_POLICY),
    'frame-ancestors': ancestors.join(' '),
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
});
