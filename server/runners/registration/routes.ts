import { Hono } from 'hono';
import * as z from 'zod';

import { ListOf, Moment } from '../../catalog/index.ts';
import { requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { pageQuery } from '../../platform/page-query.ts';
import { RegistrationTokenId } from '../fields.ts';
import { takeJobsFrom } from '../jobs/lease-queries.ts';
import { newToken } from '../secrets.ts';
import {
  countRegistrationTokens,
  deleteRegistrationToken,
  insertRegistrationToken,
  listRegistrationTokens,
  runnersOfToken,
  TOKEN_SORTS,
} from './queries.ts';

const RegistrationToken = z.object({
  id: z.int(),
  registrationToken: z.string(),
  createdAt: Moment,
  updatedAt: Moment,
  registeredRunnersCount: z.int(),
});

const tag = 'Runner Registration Token';
const PATH = '/runners/registration-tokens';

/** What runners are let in with (contract § Runner Registration Token). */
export const registrationRoutes = ({ db }: { db: Db }) =>
  new Hono()
    .get(
      PATH,
      operation('Registration tokens', { tag, answer: ListOf(RegistrationToken) }),
      requireRole('administrator'),
      parse('query', pageQuery(TOKEN_SORTS, '-createdAt')),
      async (c) => {
        const page = c.req.valid('query');
        const [data, total] = await Promise.all([
          listRegistrationTokens(db, page),
          countRegistrationTokens(db),
        ]);
        return c.json(listOf(data, total));
      },
    )
    .post(
      `${PATH}/generate`,
      operation('Generate a registration token', { tag, status: 204 }),
      requireRole('administrator'),
      async (c) => {
        await insertRegistrationToken(db, newToken('registration'));
        return c.body(null, 204);
      },
    )
    .delete(
      `${PATH}/:registrationTokenId`,
      operation('Delete a registration token and its runners', { tag, status: 204 }),
      requireRole('administrator'),
      parse('param', RegistrationTokenId),
      async (c) => {
        await removeToken(db, c.req.valid('param').registrationTokenId);
        return c.body(null, 204);
      },
    );

/** What its runners were at is for others. Fails with `not_found`. */
const removeToken = (db: Db, id: number): Promise<void> =>
  db.transaction(async (tx) => {
    for (const runner of await runnersOfToken(tx, id)) await takeJobsFrom(tx, runner.id);
    if (!(await deleteRegistrationToken(tx, id))) throw notFound('Registration token');
  });
