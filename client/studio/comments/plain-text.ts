const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The words of a comment that came as HTML from another node; what came as plain text stays as it is. */
export function plainText(text: string): string {
  if (!/<\/?(?:p|br|a|span)\b/i.test(text)) return text;
  return text
    .replaceAll(/<br\s*\/?>|<\/p>\s*<p[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(\w+);/g, (whole, name: string) => NAMED[name] ?? whole)
    .trim();
}
