import { Hono } from 'hono';
import * as z from 'zod';

import { usedBytes } from '../../catalog/index.ts';
import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import type { Mail } from '../../platform/mail.ts';
import { operation } from '../../platform/operation.ts';
import { requireNotRoot } from '../admin/target.ts';
import { MeAnswer, QuotaUsed, ScopedTokens } from '../answers.ts';
import { findMe } from '../me.ts';
import { requireUser } from '../middleware.ts';
import { renewBrowserSession } from '../sessions/browser-session.ts';
import {
  clearSessionCookie,
  readSessionCookie,
  setSessionCookie,
} from '../sessions/session-cookie.ts';
import { placeOf } from '../sign-in/place.ts';
import { changeMe } from './change-me.ts';
import { deleteAccount } from './delete-account.ts';
import { MeForm } from './me-form.ts';
import { findFeedToken, renewFeedToken, updateUser } from './queries.ts';

const tag = 'My User';
const FeatureRead = z.object({ feature: z.literal([1]) });

type Node = { db: Db; publicUrl: URL; mail: Pick<Mail, 'enabled'> };

/** What users do with their own account. */
export const accountRoutes = (node: Node) => {
  const { db, publicUrl } = node;
  return new Hono()
    .get('/users/me', operation('Myself', { tag, answer: MeAnswer }), requireUser, async (c) => {
      const cookie = readSessionCookie(c.req.header('cookie'));
      if (cookie && (await renewBrowserSession(db, c.var.session))) {
        setSessionCookie(c, cookie, publicUrl);
      }
      return c.json(await findMe(db, publicUrl, c.var.user.id));
    })
    .put(
      '/users/me',
      operation('Change myself', { tag, status: 204 }),
      requireUser,
      parse('json', MeForm),
      async (c) => {
        const me = { session: c.var.session, address: placeOf(c).address };
        await changeMe(node, me, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .delete(
      '/users/me',
      operation('Delete my account', { tag, status: 204 }),
      requireUser,
      async (c) => {
        const { id: userId, accountId, username } = c.var.user;
        requireNotRoot({ name: username }, 'delete');
        await db.transaction(async (tx) => {
          const subject = { domain: 'users', id: userId };
          await recordAct(tx, { userId, action: 'delete', subject });
          await deleteAccount(tx, { userId, accountId });
        });
        clearSessionCookie(c);
        return c.body(null, 204);
      },
    )
    .route('/', partRoutes(node));
};

const partRoutes = ({ db }: Node) =>
  new Hono()
    .get(
      '/users/me/video-quota-used',
      operation('What I have used of my quota', { tag, answer: QuotaUsed }),
      requireUser,
      async (c) => {
        const { totalBytes, dailyBytes } = await usedBytes(db, c.var.user.id);
        return c.json({ videoQuotaUsed: totalBytes, videoQuotaUsedDaily: dailyBytes });
      },
    )
    .post(
      '/users/me/new-feature-info/read',
      operation('I know a new feature', { tag, status: 204 }),
      requireUser,
      parse('json', FeatureRead),
      async (c) => {
        const { id, preferences } = c.var.user;
        const newFeaturesInfoRead = preferences.newFeaturesInfoRead | c.req.valid('json').feature;
        await updateUser(db, id, { preferences: { newFeaturesInfoRead } });
        return c.body(null, 204);
      },
    )
    .get(
      '/users/scoped-tokens',
      operation('The token of my feeds', { tag, answer: ScopedTokens }),
      requireUser,
      async (c) => c.json({ feedToken: await findFeedToken(db, c.var.user.id) }),
    )
    .post(
      '/users/scoped-tokens',
      operation('Another token for my feeds', { tag, answer: ScopedTokens }),
      requireUser,
      async (c) => c.json({ feedToken: await renewFeedToken(db, c.var.user.id) }),
    );
