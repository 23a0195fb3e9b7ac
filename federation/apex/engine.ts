import createApex from 'activitypub-express';

import type { Log } from '../../server/platform/log.ts';
import { NODE_ACTOR_NAME } from '../vocabulary/actor-urls.ts';
import { ITEMS_PER_PAGE } from '../vocabulary/collection.ts';
import { loadContext } from '../vocabulary/contexts/load-context.ts';
import { OWN_TERMS } from '../vocabulary/own-contexts.ts';
import { refusals } from './refusals.ts';

export type Engine = createApex.Apex;

const ACTOR = '/accounts/:name';
const OBJECT = '/objects/:id';

/** This node's paths, as the engine's factories of ids want them; those it has no name for lead nowhere. */
const ROUTES: createApex.Settings['routes'] = {
  actor: ACTOR,
  object: OBJECT,
  activity: `${OBJECT}/activity`,
  inbox: `${ACTOR}/inbox`,
  outbox: `${ACTOR}/outbox`,
  followers: `${ACTOR}/followers`,
  following: `${ACTOR}/following`,
  liked: `${ACTOR}/liked`,
  collections: `${ACTOR}/collections/:id`,
  blocked: `${ACTOR}/blocked`,
  rejections: `${ACTOR}/rejections`,
  rejected: `${ACTOR}/rejected`,
  shares: `${OBJECT}/shares`,
  likes: `${OBJECT}/likes`,
};

/**
 * activitypub-express with our store and contexts. It reads documents, makes ids, and finds whom WebFinger asks for. What
 * it would send, fetch, verify or write by itself is not fit for the open network, and throws here.
 */
export function createEngine(
  { publicUrl, log }: { publicUrl: URL; log: Log },
  store: createApex.Store,
): Engine {
  const engine = createApex({
    name: NODE_ACTOR_NAME,
    version: '0',
    baseUrl: publicUrl.origin,
    context: [OWN_TERMS],
    actorParam: 'name',
    objectParam: 'id',
    itemsPerPage: ITEMS_PER_PAGE,
    routes: ROUTES,
    store,
    logger: loggerOf(log),
    offlineMode: true,
  });
  return Object.assign(engine, refusals(), { jsonldContextLoader: loadContext });
}

const loggerOf = (log: Log): createApex.Logger => {
  const say =
    (level: 'info' | 'warn' | 'error') =>
    (...words: unknown[]) =>
      log[level]({ words: words.map(String) }, 'activitypub-express');
  return { info: say('info'), warn: say('warn'), error: say('error') };
};
