import { type Handle, type Origin, parseHandle } from '../../catalog/index.ts';

const MENTION =
  /(?<![\w@/.:-])@[a-z0-9_](?:[\w.:-]{0,48}\w)?(?:@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?)?(?![\w@])/gi;
const MAX_MENTIONS = 20;

/** Who a text names, as `@name` or `@name@host`: each once, the first twenty. */
export function mentionsOf(text: string, node: Origin): Handle[] {
  const found = new Map<string, Handle>();
  for (const [handle] of text.matchAll(MENTION)) {
    if (found.size === MAX_MENTIONS) break;
    found.set(handle.toLowerCase(), parseHandle(handle.toLowerCase(), node));
  }
  return [...found.values()];
}
