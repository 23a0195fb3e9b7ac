import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';

import { zValidator } from '@hono/zod-validator';
import type { Context, ErrorHandler, ValidationTargets } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { validator } from 'hono/validator';
import { type output, preprocess, type ZodType } from 'zod';

import { isConnectionLost } from './db/lost-transactions.ts';
import { Failure, isOfContract, STATUS, systemCode } from './errors.ts';
import { unfoldForm } from './http/form-fields.ts';
import type { Log } from './log.ts';
import { marked } from './operation.ts';

export type Problem = { type: string; title: string; detail: string; status: number; code: string };

/** What an error looks like from outside (RFC 9457): the one place where an error becomes a response. */
export function toProblem(error: unknown): Problem & Record<string, unknown> {
  const failure = error instanceof Failure ? error : (fromSystem(error) ?? INTERNAL);
  const status = failure === INTERNAL ? 500 : STATUS[failure.code];
  const code = failure === INTERNAL ? 'internal' : failure.code;
  return {
    type: isOfContract(code) ? `${REFERENCE}section/Errors/${code}` : 'about:blank',
    title: TITLES[status]!,
    detail: failure.message,
    status,
    code,
    ...failure.details,
  };
}

const TITLES: Partial<Record<number, string>> = {
  ...STATUS_CODES,
  [STATUS.checksum_mismatch]: 'Checksum Mismatch',
};

const INTERNAL = new Failure('unavailable', 'Something went wrong on this node.');

/** A full disk and an absent database are no bugs: they are said as what they are. */
function fromSystem(error: unknown): Failure | undefined {
  const code = systemCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') {
    return new Failure('insufficient_storage', 'The disk of this node is full.');
  }
  if (code === '22021')
    return new Failure('invalid', 'A text holds a character that cannot be kept.');
  if (code === 'EMFILE' || code === 'ENFILE') {
    const why = 'This node has too much to do at the moment. Try again.';
    return new Failure('unavailable', why, { retryAfterSeconds: 2 });
  }
  if (code !== undefined && (DATABASE_AWAY.has(code) || isConnectionLost(error))) {
    return new Failure('unavailable', 'The database is away for a moment. Try again.');
  }
  return undefined;
}

const DATABASE_AWAY = new Set(['CONNECT_TIMEOUT', 'ECONNREFUSED', '53300']);

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export const onError =
  (log: Log): ErrorHandler =>
  (error, c) => {
    const problem = toProblem(error);
    if (problem.status >= 500 && problem.status !== STATUS.not_implemented) {
      log.error(
        { requestId: c.get('requestId'), path: c.req.path, error: describe(error) },
        'request failed',
      );
    }
    return respondProblem(c, { ...problem, ...docsOf(c) });
  };

/** Where clients of the contract read about it. */
const REFERENCE = 'https://docs.joinpeertube.org/api-rest-reference.html#';

/** Where clients of the contract read about what they asked for (contract § REST, conventions). */
function docsOf(c: Context): { docs?: string } {
  const contractId = c.get('contractId') as string | undefined;
  return contractId ? { docs: `${REFERENCE}operation/${contractId}` } : {};
}

const describe = (error: unknown) =>
  error instanceof Error
    ? { message: error.message, stack: error.stack, code: systemCode(error) }
    : String(error);

/** Answers with a problem, and tells when to come back where it says so. */
function respondProblem(c: Context, problem: Problem & Record<string, unknown>) {
  const headers: Record<string, string> = { 'content-type': PROBLEM_TYPE };
  if (typeof problem['retryAfterSeconds'] === 'number') {
    headers['retry-after'] = String(Math.ceil(problem['retryAfterSeconds']));
  }
  return c.json(problem, problem.status as ContentfulStatusCode, headers);
}

/** Parses one part of the request, or fails with `invalid` and the path of each wrong field. */
export const parse = <T extends keyof ValidationTargets, S extends ZodType>(target: T, schema: S) =>
  marked(
    zValidator(target, target === 'query' ? unfolded(schema) : schema, (result) => {
      if (!result.success) throw wrongFields(target, result.error.issues);
    }),
    { input: { target, schema } },
  );

/** Of a query, whose lists many clients write as `tags[]` or `tags[0]`. */
const unfolded = <S extends ZodType>(schema: S): S =>
  preprocess((query) => (isFolded(query) ? unfoldForm(query) : query), schema) as unknown as S;

const isFolded = (query: unknown): query is Record<string, unknown> =>
  typeof query === 'object' &&
  query !== null &&
  Object.keys(query).some((name) => name.endsWith(']'));

/** The value as the schema reads it, or fails with `invalid` as `parse` does: for what is not read from the request at once. */
export function check<S extends ZodType>(schema: S, value: unknown): output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw wrongFields('json', parsed.error.issues);
  return parsed.data;
}

/** As `parse('form', …)`, for routes whose clients send the same fields as a form (see `unfoldForm`) or as JSON. */
export const parseFields = <S extends ZodType>(schema: S) =>
  marked(
    validator('form', async (form, c): Promise<output<S>> => {
      const isJson = /^application\/json\b/i.test(c.req.header('content-type') ?? '');
      const parsed = schema.safeParse(isJson ? await readJson(c) : unfoldForm(form));
      if (!parsed.success) throw wrongFields(isJson ? 'json' : 'form', parsed.error.issues);
      return parsed.data;
    }),
    { input: { target: 'fields', schema } },
  );

async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch (cause) {
    throw new Failure('invalid', 'The body is not JSON.', {}, cause);
  }
}

type Issue = { path: PropertyKey[]; message: string };

function wrongFields(location: string, issues: readonly Issue[]) {
  const fields = issues.map(({ path, message }) => [path.join('.') || location, message] as const);
  return new Failure(
    'invalid',
    `Incorrect request parameters: ${fields.map(([name]) => name).join(', ')}`,
    {
      'invalid-params': Object.fromEntries(
        fields.map(([path, msg]) => [path, { type: 'field', msg, path, location }]),
      ),
    },
  );
}

/** Refuses a body over the limit, counted as it comes, whatever its headers say. What only reads has none to look for. */
export function limitBody(maxBytes: number) {
  const limit = bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new Failure('too_large', 'The request is too large.');
    },
  });
  return createMiddleware((c, next) => (BODILESS.has(c.req.method) ? next() : limit(c, next)));
}

const BODILESS = new Set(['GET', 'HEAD']);

/** Names the request in every log line about it, and to the client in `X-Request-Id`. */
export const requestId = createMiddleware<{ Variables: { requestId: string } }>(async (c, next) => {
  const id = randomUUID();
  c.set('requestId', id);
  c.header('x-request-id', id);
  await next();
});

/** The shape of every list (contract § conventions). */
export const listOf = <T>(data: T[], total: number) => ({ total, data });
