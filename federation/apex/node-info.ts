import type { RequestHandler } from 'express';

import { nodeUrl } from '../vocabulary/urls.ts';
import type { Engine } from './engine.ts';

const MAX_AGE_SECONDS = 7_200;

/** Where the NodeInfo documents are, and who speaks for the node (contract § NodeInfo). */
export const nodeInfoRoute = (engine: Engine): RequestHandler[] => [
  tellMore(engine.baseUrl),
  engine.net.wellKnown.respondNodeInfoLocation,
];

type Answer = { links: { rel: string; href: string }[] };

/** The engine's links, the oldest version first, and beside them the actor of the node. */
const tellMore =
  (origin: string): RequestHandler =>
  (_, response, next) => {
    const send = response.json.bind(response);
    response.json = (answer: Answer) =>
      send({
        links: [
          ...answer.links
            .map(({ rel, href }) => ({ rel, href: `${href}.json` }))
            .toSorted((a, b) => a.href.localeCompare(b.href)),
          { rel: 'https://www.w3.org/ns/activitystreams#Application', href: nodeUrl(origin) },
        ],
      });
    response.set('cache-control', `max-age=${MAX_AGE_SECONDS}`);
    next();
  };
