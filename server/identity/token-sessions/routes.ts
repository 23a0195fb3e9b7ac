import { type Context, Hono } from 'hono';
import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { PAGE, sortBy } from '../../platform/page-query.ts';
import { findSelfOrTarget } from '../admin/target.ts';
import { SessionList, Success } from '../answers.ts';
import { OfUser } from '../fields.ts';
import { requireUser } from '../middleware.ts';
import { isSameOrigin } from '../sessions/same-origin.ts';
import type { User } from '../user.ts';
import { foreignPage } from '../viewer.ts';
import { endSession, listSessions, SESSION_SORTS } from './queries.ts';

const tag = 'Session';
const SessionsQuery = z.object({ ...PAGE, sort: sortBy(SESSION_SORTS, '-createdAt') });
const OfSession = OfUser.extend({ sessionId: OfUser.shape.id });

type SessionRow = Awaited<ReturnType<typeof listSessions>>['rows'][number];

const sessionJson = (session: SessionRow, currentId: number) => ({
  id: session.id,
  currentSession: session.id === currentId,
  loginDevice: session.userAgent,
  loginIP: session.address,
  loginDate: session.createdAt,
  lastActivityDevice: session.lastUserAgent,
  lastActivityIP: session.lastAddress,
  lastActivityDate: session.lastActiveAt,
  createdAt: session.createdAt,
});

/** Where a user is signed in, for them and those who look after users. */
export const tokenSessionRoutes = ({ db }: { db: Db }) => {
  const end = async (c: Context, user: User, { id, sessionId }: z.output<typeof OfSession>) => {
    await findSelfOrTarget(db, user, id);
    if (!(await endSession(db, id, sessionId))) throw notFound('Session');
    return c.json({ success: true as const });
  };
  const ending = operation('End a session', { tag, answer: Success });
  const byGet = operation('End a session, as the contract has it written', {
    tag,
    answer: Success,
  });
  const path = '/users/:id/token-sessions/:sessionId/revoke';
  return new Hono()
    .get(
      '/users/:id/token-sessions',
      operation('List sessions', { tag, answer: SessionList }),
      requireUser,
      parse('param', OfUser),
      parse('query', SessionsQuery),
      async (c) => {
        const { id } = c.req.valid('param');
        await findSelfOrTarget(db, c.var.user, id);
        const { rows, total } = await listSessions(db, id, c.req.valid('query'));
        return c.json(
          listOf(
            rows.map((row) => sessionJson(row, c.var.session.id)),
            total,
          ),
        );
      },
    )
    .post(path, ending, requireUser, parse('param', OfSession), (c) =>
      end(c, c.var.user, c.req.valid('param')),
    )
    .get(path, byGet, requireUser, parse('param', OfSession), (c) => {
      const isOwn = c.req.header('authorization') !== undefined || isSameOrigin(c.req.header());
      if (!isOwn) throw foreignPage(); // a link on another site would end sessions
      return end(c, c.var.user, c.req.valid('param'));
    });
};
