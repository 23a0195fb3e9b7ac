import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Hono } from 'hono';

import type { Figures } from './instance/index.ts';
import type { Db } from './platform/db.ts';
import type { Route } from './platform/events.ts';
import type { AnyJob } from './platform/jobs.ts';
import type { FindNode } from './platform/known-node.ts';
import type { LookUp } from './platform/look-up.ts';
import type { Services } from './services.ts';

/**
 * A language in which a node speaks with others. No slice knows it: `main.ts` hands it to the node, which mounts what it
 * serves, runs its jobs and lets them follow the slices' events. Without one, a node stands alone.
 */
export type Protocol = {
  /** Its operations of the REST API. */
  apiRoutes: (node: Services) => Hono;
  /** What it answers in front of the router, because it comes often; returns whether it does. */
  listener: (node: Services) => (request: IncomingMessage, response: ServerResponse) => boolean;
  /** What it serves to others; asked before the pages, so that one URL can be both. */
  routes: (node: Services) => Hono;
  /** How it takes in what an address or a handle of another node names. */
  lookUp: (node: Services) => LookUp;
  /** How it finds out what is known of a node. */
  findNode: (node: Services) => FindNode;
  /** How much this node has to do with others. */
  figures: Figures;
  /** How many messages of others it has taken in and still has to handle. */
  messagesWaiting: (db: Db) => Promise<number>;
  pipeline: Route[];
  /** Those of its jobs that start by the clock alone. */
  timedJobs: AnyJob[];
};
