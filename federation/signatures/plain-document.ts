/** A JSON-LD document, as JSON has it. */
export type Document = Readonly<Record<string, unknown>>;

/**
 * Keywords that let one graph be written in shapes which the readers of JSON and those of RDF take for different things
 * (security case F09), and the member that JavaScript takes for more than a member. No node needs them.
 */
const REFUSED = new Set(['@graph', '@included', '@reverse', '@nest', '__proto__']);
const MAX_DEPTH = 32;

/**
 * Whether a document, its own contexts with it, has nothing in it that could be read in two ways, nor nests without end, nor
 * holds text that a database cannot keep: NUL, or half a character.
 */
export const isPlain = (document: Document): boolean => isPlainValue(document, 0, false);

function isPlainValue(value: unknown, depth: number, inContext: boolean): boolean {
  if (typeof value === 'string') return isText(value) && (!inContext || !REFUSED.has(value));
  if (typeof value !== 'object' || value === null) return true;
  if (depth > MAX_DEPTH) return false;
  return Object.entries(value).every(
    ([name, member]) =>
      isText(name) &&
      !REFUSED.has(name) &&
      isPlainValue(member, depth + 1, inContext || name === '@context'),
  );
}

/** How many members a document and all that is in it have; counted no further than one beyond `most`. */
export function countMembers(document: Document, most: number): number {
  let count = 0;
  for (const left: unknown[] = [document]; left.length > 0 && count <= most;) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) continue;
    const members = Object.values(next);
    count += members.length;
    for (const member of members) left.push(member);
  }
  return count;
}

const isText = (text: string) => !text.includes('\0') && text.isWellFormed();
