import { describe, type Piece } from '../description.ts';

/** A comment cut into what it is made of: as a description, with people named in it and words that are stressed. */
export type CommentPiece =
  | Piece
  | { kind: 'mention'; text: string; handle: string }
  | { kind: 'strong'; text: string };

const MARKS = /(?<![\w@/.])@([\w.-]*\w(?:@[\w.-]*\w(?::\d{1,5})?)?)|\*\*([^*\n]{1,500})\*\*/g;

/** Finds people, stress, links and moments in the text of a comment. Nothing else of it means anything. */
export const describeComment = (text: string, durationSeconds: number): CommentPiece[] =>
  describe(text, durationSeconds).flatMap((piece) =>
    piece.kind === 'text' ? marked(piece.text) : piece,
  );

function marked(text: string): CommentPiece[] {
  const pieces: CommentPiece[] = [];
  let from = 0;
  for (const { 0: found, 1: handle, 2: stressed, index } of text.matchAll(MARKS)) {
    if (index > from) pieces.push({ kind: 'text', text: text.slice(from, index) });
    if (handle) pieces.push({ kind: 'mention', text: found, handle });
    else if (stressed) pieces.push({ kind: 'strong', text: stressed });
    from = index + found.length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}
