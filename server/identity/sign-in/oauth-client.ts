import { randomBytes, timingSafeEqual } from 'node:crypto';

import * as z from 'zod';

import { defineSetting, setting } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { hashToken } from '../sessions/token.ts';
import { grantFailure } from './oauth-failure.ts';

export const OAuthClient = z.object({ client_id: z.string(), client_secret: z.string() });

const LocalClient = defineSetting({
  name: 'oauth-client',
  value: OAuthClient,
  create: () => ({
    client_id: randomBytes(16).toString('hex'),
    client_secret: randomBytes(16).toString('hex'),
  }),
});

/** The one OAuth client of the node. Its secret is told to anybody: it names the client, it proves nothing. */
export const localClient = (db: Db) => setting(db, LocalClient);

/** Fails with `invalid_client` for any other client than the node's own. */
export async function requireLocalClient(db: Db, given: z.output<typeof OAuthClient>) {
  const known = await localClient(db);
  const same =
    isSame(given.client_id, known.client_id) && isSame(given.client_secret, known.client_secret);
  if (!same) throw grantFailure('invalid_client', 'Invalid client: client is invalid');
}

const isSame = (a: string, b: string) => timingSafeEqual(hashToken(a), hashToken(b));
