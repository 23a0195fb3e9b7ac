import { hc } from 'hono/client';

import type { App } from '../server/app.ts';
import { takeAnswer } from './answers.ts';
import { withParamsEncoded } from './encoded-params.ts';
import { Problem, readProblem } from './problem.ts';

/** The routes of this node's API, typed by the routes themselves. Refusals, and silence, are thrown as `Problem`s. */
export const node = withParamsEncoded(hc<App>('/', { fetch: send })).api.v1;

/** `fetch` that throws a `Problem` for everything but success. */
export async function send(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const told = takeAnswer(input, init);
  if (told) return told;
  const response = await fetch(input, init).catch((error: unknown) => {
    throw init?.signal?.aborted ? error : new Problem(0);
  });
  if (!response.ok) throw await readProblem(response);
  return response;
}
