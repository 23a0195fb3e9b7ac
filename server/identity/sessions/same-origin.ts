export type OriginHeaders = {
  host?: string | undefined;
  origin?: string | undefined;
  'sec-fetch-site'?: string | string[] | undefined;
};

/**
 * Whether a page of this node sent the request. Browsers say so themselves over https and on localhost; elsewhere, and
 * in old ones, the origin of the page has to be the host it talks to. A request that says neither is foreign.
 */
export function isSameOrigin({ host, origin, 'sec-fetch-site': site }: OriginHeaders): boolean {
  if (site !== undefined) return site === 'same-origin';
  return (
    host !== undefined && origin !== undefined && URL.parse(origin)?.host === host.toLowerCase()
  );
}
