import { refused } from './limits.ts';

const MAX_DEPTH = 32;
const MAX_NODES = 2_000_000; // lists and objects: a small text of brackets takes a lot of memory

/**
 * Reads a document of an archive; its text is made such that the database can keep it. Fails with `unreadable_media`.
 */
export function parseDocument(name: string, text: string): unknown {
  requireModest(name, text);
  try {
    return JSON.parse(text, (_, value: unknown) =>
      typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
    ) as unknown;
  } catch (cause) {
    throw refused(`${name} is not JSON`, cause);
  }
}

const STEPS = new Map([
  ['[', 1],
  ['{', 1],
  [']', -1],
  ['}', -1],
]);

/** Counts brackets outside of strings, before any of them becomes an object. */
function requireModest(name: string, text: string) {
  let depth = 0;
  let nodes = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') at = endOfString(text, at);
    const step = STEPS.get(text[at]!) ?? 0;
    depth += step;
    nodes += Math.max(step, 0);
    if (depth > MAX_DEPTH || nodes > MAX_NODES) throw refused(`${name} is too intricate`);
  }
}

function endOfString(text: string, start: number) {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
