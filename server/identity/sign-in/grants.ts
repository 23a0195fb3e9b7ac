import * as z from 'zod';

import { secondsFromNow } from '../../platform/columns.ts';
import type { Db } from '../../platform/db.ts';
import {
  deleteFamily,
  findJustRotated,
  insertSession,
  type Place,
  rotateSession,
} from '../sessions/session-queries.ts';
import { familyOf, hashToken, newFamily, newRefreshToken, newToken } from '../sessions/token.ts';
import { OAuthClient, requireLocalClient } from './oauth-client.ts';
import { grantFailure } from './oauth-failure.ts';
import { type Caller, Credentials, signIn } from './sign-in.ts';

const ACCESS_SECONDS = 24 * 3600;
const REFRESH_SECONDS = 28 * 24 * 3600;

const Client = {
  client_id: OAuthClient.shape.client_id.default(''),
  client_secret: OAuthClient.shape.client_secret.default(''),
};
const PasswordGrant = z.object({
  ...Client,
  grant_type: z.literal('password'),
  ...Credentials.shape,
});
const RefreshGrant = z.object({
  ...Client,
  grant_type: z.literal('refresh_token'),
  refresh_token: z.string(),
});

/** The token request of the contract. It may say more than we need, such as `response_type`. */
export const Grant = z.discriminatedUnion('grant_type', [PasswordGrant, RefreshGrant]);

/** Answers a token request. Fails with `invalid_client`, and as `signIn` and `refresh` do. */
export async function grantTokens(
  node: { db: Db; secret: Buffer },
  grant: z.output<typeof Grant>,
  caller: Caller,
) {
  const { db } = node;
  await requireLocalClient(db, grant);
  if (grant.grant_type === 'refresh_token') return refresh(db, grant.refresh_token, caller);
  return startTokens(db, await signIn(node, grant, caller), caller);
}

/** Starts a session for an API client of somebody who has proved who they are. */
export async function startTokens(db: Db, userId: number, { address, userAgent }: Place) {
  const { tokens, stored } = issueTokens(newFamily());
  await insertSession(db, { userId, ...stored, address, userAgent });
  return tokens;
}

/** Two tabs of one client that refresh at the same time are this close together at most. */
const GRACE_SECONDS = 5;

/**
 * Replaces both tokens of a session; the old ones are dead at once. Fails with `invalid_grant` for any other than the
 * newest refresh token. One that was spent ends its session: it is in the hands of two, and one of them is a thief. But
 * in the first moments the same place gets tokens of its own, of the same family: a later replay ends them all.
 */
async function refresh(db: Db, refreshToken: string, caller: Caller) {
  const family = familyOf(refreshToken);
  const { tokens, stored } = issueTokens(family);
  const spentHash = hashToken(refreshToken);
  const place = { lastAddress: caller.address, lastUserAgent: caller.userAgent };
  if (await rotateSession(db, spentHash, { ...stored, ...place })) return tokens;
  const grace = { address: caller.address, graceSeconds: GRACE_SECONDS };
  const twin = await findJustRotated(db, spentHash, grace);
  if (twin) {
    await insertSession(db, { ...twin, ...stored });
    return tokens;
  }
  await deleteFamily(db, hashToken(family));
  throw grantFailure('invalid_grant', 'Invalid grant: refresh token is invalid');
}

function issueTokens(family: string) {
  const access = newToken();
  const refreshToken = newRefreshToken(family);
  return {
    tokens: {
      token_type: 'Bearer' as const,
      access_token: access,
      refresh_token: refreshToken,
      expires_in: ACCESS_SECONDS,
      refresh_token_expires_in: REFRESH_SECONDS,
    },
    stored: {
      accessHash: hashToken(access),
      accessExpiresAt: secondsFromNow(ACCESS_SECONDS),
      refreshHash: hashToken(refreshToken),
      refreshExpiresAt: secondsFromNow(REFRESH_SECONDS),
      refreshFamilyHash: hashToken(family),
    },
  };
}
