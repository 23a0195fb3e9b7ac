import { Hono } from 'hono';
import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { PAGE, sortBy } from '../../platform/page-query.ts';
import { OfUser } from '../fields.ts';
import { manyOf } from '../list-query.ts';
import { requireRole } from '../middleware.ts';
import { placeOf } from '../sign-in/place.ts';
import { acceptRegistration, rejectRegistration } from './decide.ts';
import { Decision, RegisterForm, RequestForm } from './form.ts';
import { register, requestRegistration } from './join.ts';
import {
  Registered,
  RegistrationAnswer,
  registrationJson,
  RegistrationList,
  stateJson,
} from './json.ts';
import { deleteRegistration, listRegistrations } from './queries.ts';
import { RegistrationState } from './state.ts';

const tag = 'Register';
const state = manyOf(
  z.coerce.number().pipe(z.literal(Object.values(RegistrationState))),
).optional();

const RegistrationsQuery = z.object({
  ...PAGE,
  sort: sortBy(['createdAt', 'state'], '-createdAt'),
  search: z.string().max(200).optional(),
  stateOneOf: state,
});

/** Joining a node, at once or after moderators have said yes. */
export const registrationRoutes = ({ db }: { db: Db }) =>
  new Hono()
    .post(
      '/users/register',
      operation('Register', { tag, answer: Registered }),
      parse('json', RegisterForm),
      async (c) => {
        await register(db, c.req.valid('json'), placeOf(c));
        return c.json({ state: stateJson(RegistrationState.accepted) });
      },
    )
    .post(
      '/users/registrations/request',
      operation('Ask to be registered', { tag, answer: RegistrationAnswer }),
      parse('json', RequestForm),
      async (c) =>
        c.json(registrationJson(await requestRegistration(db, c.req.valid('json'), placeOf(c)))),
    )
    .get(
      '/users/registrations',
      operation('List requests', { tag, answer: RegistrationList }),
      requireRole('moderator'),
      parse('query', RegistrationsQuery),
      async (c) => {
        const { stateOneOf: states, ...query } = c.req.valid('query');
        const { rows, total } = await listRegistrations(db, { ...query, states });
        return c.json(listOf(rows.map(registrationJson), total));
      },
    )
    .route('/', decisionRoutes({ db }));

const decisionRoutes = ({ db }: { db: Db }) =>
  new Hono()
    .post(
      '/users/registrations/:id/accept',
      operation('Accept a request', { tag, status: 204 }),
      requireRole('moderator'),
      parse('param', OfUser),
      parse('json', Decision),
      async (c) => {
        await acceptRegistration(db, c.var.user, c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .post(
      '/users/registrations/:id/reject',
      operation('Reject a request', { tag, status: 204 }),
      requireRole('moderator'),
      parse('param', OfUser),
      parse('json', Decision),
      async (c) => {
        await rejectRegistration(db, c.var.user, c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .delete(
      '/users/registrations/:id',
      operation('Delete a request', { tag, status: 204 }),
      requireRole('moderator'),
      parse('param', OfUser),
      async (c) => {
        const { id } = c.req.valid('param');
        if (!(await deleteRegistration(db, id))) throw notFound('Registration');
        return c.body(null, 204);
      },
    );
