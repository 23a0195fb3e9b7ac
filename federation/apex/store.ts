import { randomUUID } from 'node:crypto';

import type { Normal, Store } from 'activitypub-express';
import { eq } from 'drizzle-orm';

import type { Db } from '../../server/platform/db.ts';
import { findActorByUrl } from '../actors/queries.ts';
import { outboxActivities } from '../tables.ts';
import { localActor, remoteActor } from './actor-form.ts';
import { findLocalActor } from './local-actor-queries.ts';
import { storeRefusals } from './refusals.ts';

type Node = { db: Db; publicUrl: URL };
type Normalise = (document: object) => Promise<Normal>;

/**
 * What the engine knows of: the actors of this node, by their addresses in any case of letters, actors of others that were
 * met, and what was sent. It reads the tables that are there anyway; all else it would do with them throws.
 */
export const createStore = ({ db, publicUrl }: Node, normalise: Normalise): Store => ({
  ...storeRefusals(),
  setup: () => Promise.resolve(),
  async getObject(id) {
    const url = URL.parse(id);
    if (url?.origin === publicUrl.origin) {
      const found = await findLocalActor(db, url.pathname);
      return found ? localActor(publicUrl.origin, found) : null;
    }
    const actor = await findActorByUrl(db, id);
    return actor && !actor.goneAt ? remoteActor(actor) : null;
  },
  async getActivity(id) {
    const [sent] = await db
      .select({ body: outboxActivities.body })
      .from(outboxActivities)
      .where(eq(outboxActivities.url, id));
    return sent ? normalise(JSON.parse(sent.body) as object) : null;
  },
  getContext: () => Promise.resolve(null), // those it may use are bundled
  generateId: () => randomUUID(),
});
