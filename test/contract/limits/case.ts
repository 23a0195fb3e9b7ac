/** Who asks. Alice has what is asked about, Bob has nothing to do with it, and the forger has no true token. */
export type Who = 'nobody' | 'forger' | 'root' | 'moderator' | 'alice' | 'bob';

export type Fields = Record<string, unknown>;

/** A request and the status PeerTube's API answers it with. */
export type Case = {
  as: Who;
  /** Method and path below `/api/v1`: `GET /videos`; feeds and services are beside it. */
  ask: string;
  status: number;
  /** Sent as JSON, */
  body?: unknown;
  /** or as a form: strings and files, each value of a list by itself. */
  form?: Fields;
  headers?: Record<string, string>;
};

type Good = Pick<Case, 'as' | 'ask' | 'body' | 'form' | 'headers'>;

const omitted = undefined;

/** A field that is left out. */
export const nothing: unique symbol = Symbol('nothing');

/**
 * The same request with one field changed at a time, each refused with 400: `{ name: [nothing, 'x'.repeat(121)] }`. A
 * value in the list that is a list itself stands for a list.
 */
export const refuses = (good: Good, changes: Record<string, unknown[]>): Case[] =>
  Object.entries(changes).flatMap(([name, values]) =>
    values.map((value) => ({ ...changed(good, name, value), status: 400 })),
  );

function changed({ body, form, ...request }: Good, name: string, value: unknown): Good {
  const change = { [name]: value === nothing ? omitted : value };
  return form
    ? { ...request, form: { ...form, ...change } }
    : { ...request, body: { ...(body as object), ...change } };
}

const search = (ask: string, query: string) => `${ask}${ask.includes('?') ? '&' : '?'}${query}`;

/** A list, refused with 400 for each of these queries, and given without them. */
export const narrows = (as: Who, ask: string, queries: string[]): Case[] => [
  ...queries.map((query) => ({ as, ask: search(ask, query), status: 400 })),
  { as, ask, status: 200 },
];

export const BAD_PAGES = ['start=hello', 'count=hello', 'count=2000'];
export const BAD_LISTS = [...BAD_PAGES, 'sort=hello'];

/** The same request by each of these callers, who get this status. */
export const tells = (status: number, callers: Who[], good: Omit<Good, 'as'>): Case[] =>
  callers.map((as) => ({ ...good, as, status }));
