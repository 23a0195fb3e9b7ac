import { Hono } from 'hono';

import { configJson } from './config-json.ts';

export const instanceRoutes = ({ publicUrl }: { publicUrl: URL }) =>
  new Hono()
    .get('/ping', (c) => c.text('pong'))
    .get('/config', (c) => c.json(configJson(publicUrl)));
