import type { ServerResponse } from 'node:http';

import { systemCode } from '../platform/errors.ts';
import { type Problem, PROBLEM_TYPE, toProblem } from '../platform/http.ts';
import type { Log } from '../platform/log.ts';
import { CACHING, MEDIA_HEADERS } from './headers.ts';

const LOG_EVERY_SECONDS = 1; // a node that sheds load must not drown in telling so

/** Answers requests that cannot be served. What fails after its head was sent can only be cut short. */
export function createRefusals(log: Log) {
  let quietUntil = 0;

  const tell = (error: unknown) => {
    if (performance.now() < quietUntil) return;
    quietUntil = performance.now() + LOG_EVERY_SECONDS * 1000;
    log.error({ error: String(error), code: systemCode(error) }, 'a file could not be delivered');
  };

  return (response: ServerResponse, error: unknown): void => {
    const problem = toProblem(error);
    if (problem.status >= 500) tell(error);
    if (response.headersSent) return void response.destroy();
    const { retryAfterSeconds } = problem;
    const retry = typeof retryAfterSeconds === 'number' ? String(retryAfterSeconds) : undefined;
    sendProblem(response, problem, retry === undefined ? [] : ['retry-after', retry]);
  };
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
