import { Hono } from 'hono';
import { hc } from 'hono/client';
import { expect, test } from 'vitest';

import { withParamsEncoded } from './encoded-params.ts';
import { Problem } from './problem.ts';

const app = new Hono()
  .get('/accounts/:handle', (c) => c.json({ handle: c.req.param('handle') }))
  .get('/jobs/:state?', (c) => c.json({ state: c.req.param('state') ?? null }))
  .get('/config', (c) => c.json({ is: 'config' }));

const asked: string[] = [];
const client = withParamsEncoded(
  hc<typeof app>('/', {
    fetch: async (input: RequestInfo | URL) => {
      const path = input as string; // as hono's client writes it
      asked.push(path);
      return app.request(path);
    },
  }),
);

test.each([
  ['ada@far.example', '/accounts/ada@far.example'],
  ['ada@far.example:9000', '/accounts/ada@far.example:9000'],
  ['5/block#', '/accounts/5%2Fblock%23'],
  ['../x?y', '/accounts/..%2Fx%3Fy'],
  ['%2F', '/accounts/%252F'],
])('%j is asked for as %s, and comes as it was given', async (handle, path) => {
  const answer = await client.accounts[':handle'].$get({ param: { handle } });
  expect(await answer.json()).toEqual({ handle });
  expect(asked.at(-1)).toBe(path);
});

test.each(['.', '..'])('%j leads nowhere', (handle) => {
  expect(() => client.accounts[':handle'].$get({ param: { handle } })).toThrow(Problem);
});

test('what has no params, or may be without them, is asked for as ever', async () => {
  expect(await (await client.config.$get()).json()).toEqual({ is: 'config' });
  const jobs = await client.jobs[':state?'].$get({ param: { state: undefined } });
  expect(await jobs.json()).toEqual({ state: null });
  expect(asked.slice(-2)).toEqual(['/config', '/jobs']);
});
