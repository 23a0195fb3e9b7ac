import type { Normal } from 'activitypub-express';

import type { Db } from '../../server/platform/db.ts';
import type { Log } from '../../server/platform/log.ts';
import { createEngine } from './engine.ts';
import { createExpress } from './express-app.ts';
import { createStore } from './store.ts';

export type { Normal } from 'activitypub-express';

/**
 * activitypub-express as this node uses it: it brings documents into a normal form, and answers WebFinger and where
 * NodeInfo is. Nothing else of it is reachable (see `refusals.ts`).
 */
export function openApex(node: { db: Db; publicUrl: URL; log: Log }) {
  const store = createStore(node, (document) => normalise(document));
  const engine = createEngine(node, store);

  /**
   * A document in the engine's normal form, whatever context it was written with: words as ours, all but `id` and `type`
   * in arrays. Throws when it is no JSON-LD or needs a context this node does not know.
   */
  const normalise = (document: object): Promise<Normal> =>
    engine.fromJSONLD(structuredClone(document)); // it writes into what it reads

  return { normalise, store, app: createExpress(engine, node.log) };
}
