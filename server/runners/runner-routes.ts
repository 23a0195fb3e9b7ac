import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod';

import { ListOf, Moment } from '../catalog/index.ts';
import { requireRole } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { listOf, parse } from '../platform/http.ts';
import { operation } from '../platform/operation.ts';
import { pageQuery } from '../platform/page-query.ts';
import { OfRunner, RunnerId } from './fields.ts';
import { addressOf, knownRunner } from './known-runner.ts';
import { Registration, registerRunner, removeRunner } from './register.ts';
import { countRunners, listRunners, type Runner, RUNNER_SORTS } from './runner-queries.ts';

const RunnerAnswer = z.object({
  id: z.int(),
  name: z.string(),
  description: z.string().nullable(),
  version: z.string().nullable(),
  ip: z.string(),
  updatedAt: Moment,
  createdAt: Moment,
  lastContact: Moment,
});

const tag = 'Runners';
const Registered = z.object({ id: z.int(), runnerToken: z.string() });

/** Runners come, go and are listed (contract § Runners). */
export const runnerListRoutes = ({ db }: { db: Db }) =>
  new Hono<{ Bindings: HttpBindings }>()
    .post(
      '/runners/register',
      operation('Register a runner', { tag, answer: Registered }),
      parse('json', Registration),
      async (c) => c.json(await registerRunner(db, c.req.valid('json'), addressOf(c))),
    )
    .post(
      '/runners/unregister',
      operation('Unregister a runner', { tag, status: 204 }),
      parse('json', OfRunner),
      async (c) => {
        const { runnerToken } = c.req.valid('json');
        const { id } = await knownRunner(db, runnerToken, { ip: addressOf(c) });
        await removeRunner(db, id);
        return c.body(null, 204);
      },
    )
    .get(
      '/runners',
      operation('Runners', { tag, answer: ListOf(RunnerAnswer) }),
      requireRole('administrator'),
      parse('query', pageQuery(RUNNER_SORTS, '-createdAt')),
      async (c) => {
        const page = c.req.valid('query');
        const [rows, total] = await Promise.all([listRunners(db, page), countRunners(db)]);
        return c.json(listOf(rows.map(runnerJson), total));
      },
    )
    .delete(
      '/runners/:runnerId',
      operation('Delete a runner', { tag, status: 204 }),
      requireRole('administrator'),
      parse('param', RunnerId),
      async (c) => {
        await removeRunner(db, c.req.valid('param').runnerId);
        return c.body(null, 204);
      },
    );

const runnerJson = (runner: Runner) => {
  const { id, name, description, version, ip, updatedAt, createdAt, lastContact } = runner;
  return { id, name, description, version, ip, updatedAt, createdAt, lastContact };
};
