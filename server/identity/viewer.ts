import type { Db } from '../platform/db.ts';
import { Failure, forbidden } from '../platform/errors.ts';
import { isSameOrigin, type OriginHeaders } from './sessions/same-origin.ts';
import { readSessionCookie } from './sessions/session-cookie.ts';
import { type Credential, findSession, type Session } from './sessions/session-queries.ts';
import { hashToken } from './sessions/token.ts';
import type { User } from './user.ts';

/** What tells who sends a request: a raw `IncomingMessage` fits, and so does any object with these headers. */
type Identified = {
  method?: string | undefined;
  headers: OriginHeaders & { authorization?: string | undefined; cookie?: string | undefined };
};

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Who sends this request, by its bearer token or else its session cookie; nobody when it has neither, or a cookie that
 * has expired. Fails with `invalid_token` for a bearer token that is not alive, so that its client refreshes it, and
 * with `forbidden` when the cookie's browser was made to send an unsafe request by a page of another site.
 */
export const findViewer = async (db: Db, request: Identified): Promise<User | undefined> =>
  (await findCallersSession(db, request))?.user;

/** As `findViewer`, with the session the request belongs to. */
export async function findCallersSession(
  db: Db,
  { method = 'GET', headers }: Identified,
): Promise<Session | undefined> {
  if (headers.authorization !== undefined) {
    const token = /^Bearer +([\w-]{1,200})$/i.exec(headers.authorization)?.[1];
    const session = token && (await findByToken(db, 'bearer', token));
    if (!session) throw new Failure('invalid_token', 'Token is invalid');
    return session;
  }
  const token = readSessionCookie(headers.cookie);
  const session = token && (await findByToken(db, 'cookie', token));
  if (!session) return undefined;
  if (!SAFE_METHODS.has(method) && !isSameOrigin(headers)) throw foreignPage();
  return session;
}

export const foreignPage = (): Failure =>
  forbidden('This browser session can be used by pages of this node only.');

const findByToken = (db: Db, credential: Credential, token: string) =>
  findSession(db, credential, hashToken(token));
