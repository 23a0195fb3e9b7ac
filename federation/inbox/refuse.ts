import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

import { PROBLEM_TYPE, toProblem } from '../../server/platform/http.ts';
import type { Log } from '../../server/platform/log.ts';

/** Answers what is not taken with its reason. The connection goes with it while a body may still be coming. */
export const createRefusals =
  (log: Log) =>
  (response: ServerResponse, error: unknown): void => {
    const problem = toProblem(error);
    const requestId = randomUUID();
    if (problem.status >= 500) log.error({ requestId, error: told(error) }, 'request failed');
    const { retryAfterSeconds } = problem;
    if (typeof retryAfterSeconds === 'number')
      response.setHeader('retry-after', Math.ceil(retryAfterSeconds));
    if (!response.req.complete) response.setHeader('connection', 'close');
    response.writeHead(problem.status, { 'content-type': PROBLEM_TYPE, 'x-request-id': requestId });
    response.end(JSON.stringify(problem));
  };

const told = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
