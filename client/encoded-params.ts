import { Problem } from './problem.ts';

interface Asked {
  param?: Record<string, string | undefined>;
}

/** A client of hono's whose path params stay one segment each, whatever is in them; by itself it writes them as they are. */
export function withParamsEncoded<Client extends object>(client: Client): Client {
  return new Proxy(client, {
    get(target, key) {
      const next: unknown = Reflect.get(target, key);
      return typeof next === 'function' ? withParamsEncoded(next) : next;
    },
    apply: (target, self, [asked, ...options]: [Asked | undefined, ...unknown[]]): unknown =>
      Reflect.apply(target as () => unknown, self, [encoded(asked), ...options]),
  });
}

const encoded = (asked: Asked | undefined): Asked | undefined =>
  asked?.param
    ? { ...asked, param: Object.fromEntries(Object.entries(asked.param).map(encodedParam)) }
    : asked;

/** Handles keep their `@` and `:`, which a path may have. Dots alone, which would be a way up, name nothing. */
function encodedParam([name, value]: [string, string | undefined]) {
  if (value === '.' || value === '..') throw new Problem(404);
  return [name, value && encodeURIComponent(value).replace(/%(?:40|3A)/g, decodeURIComponent)];
}
