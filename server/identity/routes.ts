import { Hono } from 'hono';

import type { Db } from '../platform/db.ts';
import { forbidden } from '../platform/errors.ts';
import { parse } from '../platform/http.ts';
import { renewBrowserSession } from './browser-session.ts';
import { createUser } from './create-user.ts';
import { findMe } from './me.ts';
import { requireRole, requireUser } from './middleware.ts';
import { readSessionCookie, setSessionCookie } from './session-cookie.ts';
import { sessionRoutes } from './session-routes.ts';
import { UserForm } from './user-form.ts';
import { mayCreate } from './user.ts';

export const identityRoutes = (node: { db: Db; publicUrl: URL }) => {
  const { db, publicUrl } = node;
  return new Hono()
    .route('/', sessionRoutes(node))
    .get('/users/me', requireUser, async (c) => {
      const cookie = readSessionCookie(c.req.header('cookie'));
      if (cookie && (await renewBrowserSession(db, c.var.session))) {
        setSessionCookie(c, cookie, publicUrl);
      }
      return c.json(await findMe(db, publicUrl, c.var.user.id));
    })
    .post('/users', requireRole('moderator'), parse('json', UserForm), async (c) => {
      const { videoQuota, videoQuotaDaily, ...user } = c.req.valid('json');
      if (!mayCreate(c.var.user, user.role)) {
        throw forbidden('Only an administrator creates administrators and moderators.');
      }
      const { id, accountId } = await createUser(db, {
        ...user,
        quotaBytes: videoQuota,
        quotaDailyBytes: videoQuotaDaily,
      });
      return c.json({ user: { id, account: { id: accountId } } });
    });
};
