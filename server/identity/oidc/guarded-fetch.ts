import type { CustomFetch } from 'openid-client';

import type { Fetch } from '../../platform/fetch/index.ts';

const MAX_BYTES = 2 ** 20; // keys and claims are small

type Ways = { fetch: Fetch; fetchFromIssuer: Fetch };

/**
 * `fetch` for the OpenID library: where its provider sends us is bounded like any other place we go, but for the host of
 * the provider itself.
 */
export const guardedFetch =
  ({ fetch, fetchFromIssuer }: Ways, issuer: URL): CustomFetch =>
  async (address, { method, headers, body }) => {
    const url = new URL(address);
    const way = url.host === issuer.host ? fetchFromIssuer : fetch;
    const answer = await way.fetch(url, {
      method: method === 'POST' ? 'POST' : 'GET',
      headers: () => headers,
      ...(body != null && { body: await new Response(body as BodyInit).text() }),
      maxBytes: MAX_BYTES,
    });
    const type = answer.headers['content-type'];
    const empty = answer.status === 204 || answer.status === 304;
    return new Response(empty ? null : new Uint8Array(answer.body), {
      status: answer.status,
      ...(type && { headers: { 'content-type': type } }),
    });
  };
