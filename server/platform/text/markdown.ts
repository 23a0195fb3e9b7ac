import { escapeHtml } from './html.ts';
import { INLINE, trimAddress } from './markdown-inline.ts';

const BULLET = /^ {0,3}[-*+] +(?=\S)/;
const NUMBER = /^ {0,3}\d{1,9}[.)] +(?=\S)/;
const HEADING = /^ {0,3}#{1,6} +(?=\S)/;

/**
 * What people write in descriptions and comments, as HTML: paragraphs, lines, lists, stress, code and links of the web.
 * It is made of nothing but those elements, and everything else is text: whatever is typed, no other element or
 * attribute comes of it. Takes time in proportion to the text.
 */
export const renderMarkdown = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .flatMap((block) => (block.trim() === '' ? [] : renderBlock(block.split('\n').filter(isSaid))))
    .join('');

const isSaid = (line: string) => line.trim() !== '';

/** Lines of the same kind that follow each other make one element. */
function renderBlock(lines: string[]): string[] {
  const runs: { kind: RegExp | undefined; lines: string[] }[] = [];
  for (const line of lines) {
    const kind = [BULLET, NUMBER, HEADING].find((mark) => mark.test(line));
    const last = runs.at(-1);
    if (last && last.kind === kind) last.lines.push(line);
    else runs.push({ kind, lines: [line] });
  }
  return runs.map(({ kind, lines: run }) => {
    const said = run.map((line) => renderInline(kind ? line.replace(kind, '') : line.trim()));
    if (kind === BULLET) return list('ul', said);
    if (kind === NUMBER) return list('ol', said);
    if (kind === HEADING) return said.map((line) => `<p><strong>${line}</strong></p>\n`).join('');
    return `<p>${said.join('<br>\n')}</p>\n`;
  });
}

const list = (name: 'ul' | 'ol', items: string[]) =>
  `<${name}>\n${items.map((item) => `<li>${item}</li>\n`).join('')}</${name}>\n`;

function renderInline(text: string): string {
  let html = '';
  let from = 0;
  for (const found of text.matchAll(INLINE)) {
    const [written, rest] = renderFound(found[0], found.groups!);
    html += escapeHtml(text.slice(from, found.index)) + written;
    from = found.index + found[0].length - rest;
  }
  return html + escapeHtml(text.slice(from));
}

type Groups = Record<string, string | undefined>;

/** What was found as HTML, and how many characters at its end were not part of it. */
function renderFound(found: string, of: Groups): [html: string, rest: number] {
  if (of['literal']) return [escapeHtml(of['literal']), 0];
  if (of['code']) return [`<code>${escapeHtml(of['code'])}</code>`, 0];
  if (of['label'] && of['target']) return [link(of['target'], renderInline(of['label'])), 0];
  const strong = of['strong'] ?? of['strong2'];
  if (strong) return [`<strong>${renderInline(strong)}</strong>`, 0];
  const stress = of['stress'] ?? of['stress2'];
  if (stress) return [`<em>${renderInline(stress)}</em>`, 0];
  const address = trimAddress(found);
  return [link(address, escapeHtml(address)), found.length - address.length];
}

const link = (address: string, label: string): string =>
  URL.canParse(address)
    ? `<a href="${escapeHtml(address)}" target="_blank" rel="nofollow noopener noreferrer">${label}</a>`
    : label;
