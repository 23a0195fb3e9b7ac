const ADDRESS = /https?:\/\/[^\s<>"]{1,2000}/;

/** What means something within a line, each at most so long that looking for its end is cheap. */
const KINDS = [
  String.raw`\\(?<literal>[\\${'`'}*_\[\]()#+.!<>&~|-])`,
  '`(?<code>[^`]{1,500})`',
  String.raw`\[(?<label>[^\[\]]{1,500})\]\((?<target>https?:\/\/[^\s()<>"]{1,2000})\)`,
  String.raw`\*\*(?<strong>[^*\s](?:[^*]{0,500}[^*\s])?)\*\*`,
  String.raw`(?<!\w)__(?<strong2>[^_\s](?:[^_]{0,500}[^_\s])?)__(?!\w)`,
  String.raw`\*(?<stress>[^*\s](?:[^*]{0,500}[^*\s])?)\*`,
  String.raw`(?<!\w)_(?<stress2>[^_\s](?:[^_]{0,500}[^_\s])?)_(?!\w)`,
  ADDRESS.source,
];

export const INLINE = new RegExp(KINDS.join('|'), 'g');

/** Punctuation after an address belongs to the sentence, and so does a bracket that opened before it. */
export function trimAddress(address: string): string {
  let text = address;
  while (/[.,;:!?'*_]$/.test(text) || (text.endsWith(')') && !text.includes('(')))
    text = text.slice(0, -1);
  return text;
}

/** The first address of the web in a text. */
export function firstAddress(text: string): string | undefined {
  const found = ADDRESS.exec(text)?.[0].replace(/\).*/s, ''); // that of a link ends with its bracket
  return found && trimAddress(found);
}
