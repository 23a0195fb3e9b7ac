import type { Origin } from '../actor-json.ts';

/** A name and the node it is of: `null` for this one. */
export type Handle = { name: string; host: string | null };

/** `name` or `name@host`, with or without an `@` in front. */
export function readHandle(node: Origin, text: string): Handle {
  const [name = '', host] = text.replace(/^@/, '').toLowerCase().split('@', 2);
  return { name, host: host === undefined || host === node.host ? null : host };
}
