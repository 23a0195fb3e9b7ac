import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';

import { notFound } from '../../server/platform/errors.ts';
import { PROBLEM_TYPE, toProblem } from '../../server/platform/http.ts';
import type { Log } from '../../server/platform/log.ts';
import type { Engine } from './engine.ts';
import { nodeInfoRoute } from './node-info.ts';
import { webFingerRoute } from './web-finger.ts';

/**
 * The Express application the engine lives in. Its environment is never `development`, in which the engine would believe
 * whatever it is sent.
 */
export function createExpress(engine: Engine, log: Log): Express {
  const app = express();
  app.set('env', 'production');
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(allowAll, engine);
  app.get('/.well-known/webfinger', ...webFingerRoute(engine));
  app.get('/.well-known/nodeinfo', ...nodeInfoRoute(engine));
  app.use(nothing, explain(log));
  return app;
}

const allowAll: RequestHandler = (_, response, next) => {
  response.set('access-control-allow-origin', '*');
  next();
};

const nothing: RequestHandler = (_, __, next) => next(notFound('Route'));

/** What an error looks like from outside: as everywhere on this node. */
const explain =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const problem = toProblem(error);
    if (problem.status >= 500)
      log.error({ path: request.path, error: String(error) }, 'request failed');
    response.status(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
  };
