import type { Db } from '../../platform/db.ts';
import { callerOf, countAttempt } from '../../platform/rate-limit.ts';
import { issueOneTime } from '../one-time-queries.ts';
import { callbackUrl, type Provider } from './provider.ts';

/** How long somebody may take at the provider. */
export const AWAY_MINUTES = 15;

/** What is kept until they are back: the other halves of what the provider was told. */
export type Away = { verifier: string; nonce: string; returnTo: string };

type Visit = {
  address: string;
  /** A path of this node. */
  returnTo: string;
  /** Who is signed in and wants to be known by the provider from now on, if so. */
  linkTo?: number;
};

const BEGINNING = { name: 'openid', attempts: 60, windowSeconds: 5 * 60 };

/**
 * Sends somebody to the provider: where to, and the secret that tells the way back from any other. The browser has to
 * keep it, so that a way back that began in another browser is refused. Fails with `rate_limited`.
 */
export async function beginOpenId(
  { db, publicUrl }: { db: Db; publicUrl: URL },
  { configuration, library }: Provider,
  { address, returnTo, linkTo }: Visit,
): Promise<{ url: URL; state: string }> {
  await countAttempt(db, BEGINNING, callerOf(address));
  const away: Away = {
    verifier: library.randomPKCECodeVerifier(),
    nonce: library.randomNonce(),
    returnTo,
  };
  const state = await issueOneTime(db, 'oidc', {
    ...(linkTo !== undefined && { subjectId: linkTo }),
    payload: away,
    minutes: AWAY_MINUTES,
  });
  const url = library.buildAuthorizationUrl(configuration, {
    redirect_uri: callbackUrl(publicUrl).href,
    scope: 'openid profile email',
    state,
    nonce: away.nonce,
    code_challenge: await library.calculatePKCECodeChallenge(away.verifier),
    code_challenge_method: 'S256',
  });
  return { url, state };
}
