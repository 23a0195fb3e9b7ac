import type { ServerResponse } from 'node:http';

import { type Problem, PROBLEM_TYPE, toProblem } from '../platform/http.ts';
import type { Log } from '../platform/log.ts';
import { CACHING, MEDIA_HEADERS } from './headers.ts';

/** Answers a request that cannot be served. What failed after the head was sent can only be cut short. */
export function refuse(response: ServerResponse, error: unknown, log: Log): void {
  const problem = toProblem(error);
  if (problem.status >= 500) log.error({ error: String(error) }, 'a file could not be delivered');
  if (response.headersSent) return void response.destroy();
  const { retryAfterSeconds } = problem;
  sendProblem(
    response,
    problem,
    typeof retryAfterSeconds === 'number' ? ['retry-after', String(retryAfterSeconds)] : [],
  );
}

const METHODS = 'GET, HEAD, OPTIONS';

export const refuseMethod = (response: ServerResponse): void =>
  sendProblem(
    response,
    {
      type: 'about:blank',
      title: 'Method Not Allowed',
      detail: `Files can be read with ${METHODS}.`,
      status: 405,
      code: 'method_not_allowed',
    },
    ['allow', METHODS],
  );

function sendProblem(response: ServerResponse, problem: Problem, headers: string[]) {
  const body = Buffer.from(JSON.stringify(problem));
  response.writeHead(problem.status, [
    ...MEDIA_HEADERS,
    ...headers,
    'content-type',
    PROBLEM_TYPE,
    'content-length',
    String(body.length),
    'cache-control',
    CACHING.never,
  ]);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
