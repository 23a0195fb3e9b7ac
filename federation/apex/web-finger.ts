import type { Locals } from 'activitypub-express';
import type { RequestHandler, Response } from 'express';

import { Failure, notFound } from '../../server/platform/errors.ts';
import type { Engine } from './engine.ts';

const RESOURCE = /^acct:[@~]?([^@/]{1,120})@([^@/]{1,260})$/;

/**
 * Who is behind a handle (RFC 7033; contract § WebFinger): the engine finds and answers, we check what is asked for, look
 * among the channels too, and add what PeerTube says beside.
 */
export function webFingerRoute(engine: Engine): RequestHandler[] {
  const { wellKnown, validators } = engine.net;
  return [
    requireHandle(new URL(engine.baseUrl).host),
    wellKnown.parseWebfinger,
    validators.targetActor,
    lookAmongChannels(engine),
    tellMore(engine.baseUrl),
    wellKnown.respondWebfinger,
  ];
}

/** Only handles of this node are resources; an address is none, as at PeerTube's. */
const requireHandle =
  (host: string): RequestHandler =>
  (request, _, next) => {
    const { resource } = request.query;
    const [, , asked] = (typeof resource === 'string' && RESOURCE.exec(resource)) || [];
    if (asked?.toLowerCase() === host) return next();
    throw new Failure('invalid', 'Incorrect request parameters: resource', {
      instance: request.originalUrl,
      'invalid-params': {
        resource: {
          type: 'field',
          ...(resource !== undefined && { value: resource }),
          msg: 'Invalid value',
          path: 'resource',
          location: 'query',
        },
      },
    });
  };

/** Accounts and channels share one namespace of handles. */
function lookAmongChannels(engine: Engine): RequestHandler {
  const toIri = engine.idToIRIFactory(engine.baseUrl, '/video-channels/:name', 'name');
  return async (request, response, next) => {
    const asked = localsOf(response);
    try {
      asked.target ??= await engine.store.getObject(toIri(request.params[engine.actorParam]!));
      next(asked.target ? undefined : notFound('Actor'));
    } catch (error) {
      next(error);
    }
  };
}

const localsOf = (response: Response) => (response.locals as Locals).apex;

type Answer = { subject: string; links: object[] };

const tellMore =
  (origin: string): RequestHandler =>
  (_, response, next) => {
    const send = response.json.bind(response);
    response.json = (answer) => {
      const { subject, links } = answer as Answer;
      return send({
        subject,
        aliases: [localsOf(response).target!.id],
        links: [...links, ...interactionLinks(origin)],
      });
    };
    next();
  };

const INTENTS = 'https://w3id.org/fep/3b86/';

/** Where people of this node open, and follow, what they have found elsewhere: as PeerTube says it, and by FEP-3b86. */
const interactionLinks = (origin: string) => [
  {
    rel: 'http://ostatus.org/schema/1.0/subscribe',
    template: `${origin}/remote-interaction?uri={uri}`,
  },
  ...['Object', 'Follow'].map((intent) => ({
    rel: INTENTS + intent,
    template: `${origin}/remote-interaction?uri={object}`,
  })),
];
