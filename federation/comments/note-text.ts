import type { ForeignNote } from '../vocabulary/incoming/note.ts';

const MAX_CHARACTERS = 10_000; // as much as somebody may write here

/**
 * What a note says, as somebody would have typed it here: what was typed, if that is told and is Markdown, else its content,
 * Markdown as it is, HTML as its text with its paragraphs.
 */
export async function noteText(note: ForeignNote): Promise<string> {
  const { source, summary, sensitive } = note;
  const { content, mediaType } = source && isPlain(source) ? source : note;
  const said = isPlain({ mediaType }) ? content : await textOf(content);
  const warning = sensitive && summary ? `${summary}\n\n` : '';
  return (warning + said).trim().slice(0, MAX_CHARACTERS) || '…';
}

const isPlain = ({ mediaType }: { mediaType?: string | undefined }) =>
  mediaType === 'text/markdown' || mediaType === 'text/plain';

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** The text of HTML: nothing of it is markup any more. */
async function textOf(html: string): Promise<string> {
  const { default: sanitizeHtml } = await import('sanitize-html'); // loaded where it is used
  const broken = html
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/<\/(p|div|li|blockquote|h[1-6])>/gi, '\n\n');
  const text = sanitizeHtml(broken, { allowedTags: [], allowedAttributes: {}, nestingLimit: 100 });
  return text
    .replaceAll(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ENTITIES[name]!)
    .replaceAll(/\n{3,}/g, '\n\n');
}
