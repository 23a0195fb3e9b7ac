import { createMiddleware } from 'hono/factory';
import type { RouterRoute } from 'hono/types';
import { findTargetHandler } from 'hono/utils/handler';
import type { ZodType } from 'zod';

/** Who may ask: `optional` is anybody, with more for those who are signed in. */
export type Access = 'anybody' | 'optional' | 'user' | 'moderator' | 'administrator';

/** What a handler says of itself; a route's marks together describe its operation. */
export type Mark = {
  summary?: string;
  /** The chapter of the API document. */
  tag?: string;
  /** The status of success; 200 unless told. */
  status?: number;
  /** What success looks like; none for an answer without a JSON body. */
  answer?: ZodType;
  /** The media type of an answer that is not JSON. */
  mediaType?: string;
  /** What PeerTube's reference calls it: a problem names it, for clients that look it up there. */
  contractId?: string;
  access?: Access;
  input?: { target: string; schema: ZodType };
};

const MARK = Symbol('mark');

type Marked = { [MARK]?: Mark };

/** Writes on a handler what it does, for those who read the routes: the API document and the permission matrix. */
export const marked = <H extends object>(handler: H, mark: Mark): H =>
  Object.assign(handler, { [MARK]: mark });

/** One route with all that its handlers say of it. `inputs` are the parts of the request it reads. */
export type Operation = Omit<Mark, 'input' | 'access'> & {
  method: string;
  path: string;
  access: Access;
  inputs: NonNullable<Mark['input']>[];
};

/** The operations of an app, in the order of its routes. Handlers that stand before many routes are none. */
export function operationsOf(routes: RouterRoute[]): Operation[] {
  const operations = new Map<string, Operation>();
  for (const { method, path, handler } of routes) {
    if (method === 'ALL') continue;
    const key = `${method} ${path}`;
    const known = operations.get(key) ?? { method, path, access: 'anybody', inputs: [] };
    const { input, ...mark } = (findTargetHandler(handler) as Marked)[MARK] ?? {};
    operations.set(key, {
      ...known,
      ...mark,
      inputs: input ? [...known.inputs, input] : known.inputs,
    });
  }
  return [...operations.values()];
}

type Checking = { Variables: { checksAnswers?: boolean; contractId?: string } };

/** Has every answer held against what its route promises: in tests. */
export const checkAnswers = ({ checksAnswers = false }: { checksAnswers?: boolean }) =>
  createMiddleware<Checking>(async (c, next) => {
    c.set('checksAnswers', checksAnswers);
    await next();
  });

/**
 * Stands first in a route and says what it does: `operation('Rate a video', { tag: 'Video Rates', status: 204 })`. Where
 * answers are checked, one that is not what `answer` promises fails the request.
 */
export const operation = (summary: string, facts: Omit<Mark, 'summary' | 'access' | 'input'>) =>
  marked(
    createMiddleware<Checking>(async (c, next) => {
      if (facts.contractId) c.set('contractId', facts.contractId);
      await next();
      if (!c.get('checksAnswers') || !facts.answer || !c.res.ok) return;
      const parsed = facts.answer.safeParse(await c.res.clone().json());
      if (!parsed.success)
        throw new Error(`${c.req.path} answered wrongly: ${parsed.error.message}`);
    }),
    { summary, ...facts },
  );
