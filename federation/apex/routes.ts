import type { Express } from 'express';
import { Hono } from 'hono';

import type { Services } from '../../server/services.ts';
import { toExpress } from './bridge.ts';

/**
 * By which other nodes find who is here: WebFinger, and where NodeInfo is. The engine is loaded when somebody asks for the
 * first time: it and its libraries take 10 MB.
 */
export function discoveryRoutes(node: Services) {
  let opening: Promise<Express> | undefined;
  const open = async () => (await import('./index.ts')).openApex(node).app;
  const handle = toExpress(() => (opening ??= open()));
  return new Hono().get('/.well-known/webfinger', handle).get('/.well-known/nodeinfo', handle);
}
