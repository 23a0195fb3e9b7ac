import { FirstReference } from '../vocabulary/incoming/common.ts';
import type { Claimed } from './queries.ts';

const NEW_NOTE = 'Create Note';
const MOST_TOGETHER = 20; // so that those who bring more are answered in between

/**
 * Splits the activities of one actor, in their order, into those that are handled one after the other. New notes that come in
 * a row and do not answer one another may be handled side by side: their order means nothing, and a flood is made of them.
 */
export function sideBySide(rows: Claimed[]): Claimed[][] {
  const split: Claimed[][] = [];
  let notes = new Set<string>();
  for (const row of rows) {
    const note = newNote(row);
    const isRoom = notes.size > 0 && notes.size < MOST_TOGETHER;
    const joins = note && isRoom && !notes.has(note.id) && !notes.has(note.inReplyTo);
    if (joins) split.at(-1)!.push(row);
    else {
      split.push([row]);
      notes = new Set();
    }
    if (note) notes.add(note.id);
  }
  return split;
}

/** What a note is called, and what it answers; undefined of anything else. */
function newNote({
  type,
  body,
  isForwarded,
}: Claimed): { id: string; inReplyTo: string } | undefined {
  if (type !== NEW_NOTE || isForwarded) return undefined; // what others sent on is fetched: one after the other
  const { object } = body as { object?: { id?: unknown; inReplyTo?: unknown } };
  const id = FirstReference.safeParse(object?.id).data;
  const inReplyTo = FirstReference.safeParse(object?.inReplyTo).data;
  return id === undefined || inReplyTo === undefined ? undefined : { id, inReplyTo };
}
