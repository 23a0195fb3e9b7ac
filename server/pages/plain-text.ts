const MARKS: [RegExp, string][] = [
  [/<\/?[a-z][^>]*>/gi, ' '],
  [/!?\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/^(?:#{1,6}|>|[-*+])\s+/gm, ''],
  [/(?<!\w)(\*{1,3}|_{1,3}|~~|`)(?=\S)([^\n]*?\S)\1(?!\w)/g, '$2'],
];

/** The words of a text in Markdown or HTML, in one line. Takes time by the square of its length: give it a beginning. */
export const plainText = (text: string): string =>
  MARKS.reduce((words, [mark, kept]) => words.replace(mark, kept), text)
    .replace(/\s+/g, ' ')
    .trim();
