import { Hono } from 'hono';

import { oembedRoutes } from './embed/oembed-routes.ts';
import type { Finds } from './finds.ts';
import { mentionRoutes } from './mention-routes.ts';

/** What other programs are told of pages here, and where what they link to leads. */
export const serviceRoutes = (node: { publicUrl: URL; finds: Finds }) =>
  new Hono().route('/', oembedRoutes(node)).route('/', mentionRoutes(node));
