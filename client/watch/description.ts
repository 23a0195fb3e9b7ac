/** A description cut into what it is made of. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'moment'; text: string; seconds: number };

const INTERESTING = /https?:\/\/[^\s<>"]+|(?<![\d:])(?:\d{1,2}:)?\d{1,2}:\d{2}(?![\d:])/g;

/** Finds the links, and the moments of the video, in plain text. Nothing else of it means anything. */
export function describe(text: string, durationSeconds: number): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(INTERESTING)) {
    const piece = found.startsWith('http') ? link(found) : moment(found, durationSeconds);
    if (!piece) continue;
    if (index > from) pieces.push({ kind: 'text', text: text.slice(from, index) });
    pieces.push(piece);
    from = index + piece.text.length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}

/** Punctuation after an address belongs to the sentence, and so does a bracket that opened before it. */
function link(found: string): Piece | null {
  let text = found.slice(0, 2000);
  while (/[.,;:!?'*]$/.test(text) || (text.endsWith(')') && !text.includes('(')))
    text = text.slice(0, -1);
  return URL.canParse(text) ? { kind: 'link', text, href: text } : null;
}

function moment(text: string, durationSeconds: number): Piece | null {
  const seconds = text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds <= durationSeconds ? { kind: 'moment', text, seconds } : null;
}
