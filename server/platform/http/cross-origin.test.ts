import { Hono } from 'hono';
import { expect, test } from 'vitest';

import { notFound } from '../errors.ts';
import { onError } from '../http.ts';
import { silentLog } from '../log.ts';
import { allowEveryOrigin } from './cross-origin.ts';

const app = new Hono()
  .onError(onError(silentLog))
  .use(allowEveryOrigin('Retry-After'))
  .get('/found', (c) => c.json({ found: true }))
  .get('/lost', () => {
    throw notFound('It');
  });

test('pages of every site may read answers and failures', async () => {
  for (const path of ['/found', '/lost']) {
    const { headers } = await app.request(path, { headers: { origin: 'https://elsewhere.test' } });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toBe('Retry-After');
    expect(headers.has('access-control-allow-credentials')).toBe(false);
  }
});

test('a browser that asks first hears which methods and headers it may send', async () => {
  const asked = { 'access-control-request-headers': 'authorization' };
  const { status, headers } = await app.request('/found', { method: 'OPTIONS', headers: asked });
  expect(status).toBe(204);
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('access-control-allow-methods')).toContain('DELETE');
  expect(headers.get('access-control-allow-headers')).toBe('authorization');
});
