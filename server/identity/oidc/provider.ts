import type { Configuration } from 'openid-client';

import type { OpenId } from '../../platform/config/openid.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import type { Fetch } from '../../platform/fetch/index.ts';
import { guardedFetch } from './guarded-fetch.ts';

export type SigningIn = {
  db: Db;
  publicUrl: URL;
  secret: Buffer;
  fetch: Fetch;
  fetchFromIssuer: Fetch;
  config: { openId?: OpenId | undefined };
};

export type Provider = {
  openId: OpenId;
  configuration: Configuration;
  library: typeof import('openid-client');
};

export type FindProvider = () => Promise<Provider>;

const KNOWN_MINUTES = 60;
const TIMEOUT_SECONDS = 15;

/** Where people come back to. The provider knows this address, and sends them nowhere else. */
export const CALLBACK_PATH = '/api/v1/users/openid/callback';
export const callbackUrl = ({ origin }: URL) => new URL(CALLBACK_PATH, origin);

/**
 * Opens the way to the provider: what it says of itself is asked for when somebody first signs in, and again each hour.
 * Calling fails with `not_found` where there is none, and with `remote_failed` while it cannot be reached.
 */
export function openProvider(
  node: Pick<SigningIn, 'fetch' | 'fetchFromIssuer' | 'config'>,
): FindProvider {
  let known: { since: number; provider: Promise<Provider> } | undefined;
  return async () => {
    const { openId } = node.config;
    if (!openId) throw notFound('OpenID provider');
    if (!known || Date.now() - known.since > KNOWN_MINUTES * 60_000) {
      const provider = discover(node, openId);
      known = { since: Date.now(), provider };
      provider.catch(() => (known = undefined));
    }
    return known.provider;
  };
}

async function discover(
  node: Pick<SigningIn, 'fetch' | 'fetchFromIssuer'>,
  openId: OpenId,
): Promise<Provider> {
  const library = await import('openid-client'); // loaded where it is used
  const { clientId, clientSecret, issuer } = openId;
  const proof = clientSecret === undefined ? library.None() : undefined;
  const isPlain = issuer.protocol === 'http:'; // the guard lets such through only where that is set
  const configuration = await library
    .discovery(issuer, clientId, clientSecret, proof, {
      [library.customFetch]: guardedFetch(node, issuer),
      execute: isPlain ? [library.allowInsecureRequests] : [],
      timeout: TIMEOUT_SECONDS,
    })
    .catch((cause: unknown) => {
      throw new Failure('remote_failed', `${openId.label} cannot be reached.`, {}, cause);
    });
  return { openId, configuration, library };
}
