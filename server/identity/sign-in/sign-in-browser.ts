import type { Context } from 'hono';

import type { Db } from '../../platform/db.ts';
import { startBrowserSession } from '../sessions/browser-session.ts';
import { readDeviceCookie, setDeviceCookie, setSessionCookie } from '../sessions/session-cookie.ts';
import { findUserWithAccount } from '../user-queries.ts';
import { deviceFor } from './known-device.ts';
import { placeOf } from './place.ts';

type Node = { db: Db; publicUrl: URL; secret: Buffer };

/** Signs in the browser of a user who has proved who they are, in whatever way: it is no stranger from now on. */
export async function signInBrowser(
  c: Context,
  { db, publicUrl, secret }: Node,
  userId: number,
): Promise<void> {
  const { user } = await findUserWithAccount(db, userId);
  const device = deviceFor({ secret, user }, readDeviceCookie(c.req.header('cookie')));
  setSessionCookie(c, await startBrowserSession(db, userId, placeOf(c)), publicUrl);
  setDeviceCookie(c, device, publicUrl);
}
