import { renderMarkdown } from '../../../server/platform/text/markdown.ts';

const QUOTES: Record<string, string> = { '#39': "'", quot: '"' };
const ONE_PARAGRAPH = /^<p>((?:(?!<p>).)*)<\/p>$/s;

/**
 * What somebody typed, as HTML for other nodes. A single paragraph stands without its element, so that a plain sentence is
 * the same as text, where a node shows it as that; so do quotes.
 */
export function noteHtml(text: string): string {
  const html = renderMarkdown(text)
    .trim()
    .replaceAll(
      /(<[^>]*>)|&(#39|quot);/g,
      (_, tag?: string, name?: string) => tag ?? QUOTES[name!]!,
    );
  return ONE_PARAGRAPH.exec(html)?.[1] ?? html;
}
