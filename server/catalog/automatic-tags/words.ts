// Scripts that write no space between words: there a word is found anywhere.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const NOT_OF_WORDS = /[^\p{L}\p{M}\p{N}]+/gu;

/** A text made ready to be searched for words, in time proportional to its length. */
export type Prepared = { folded: string; tokens: Set<string>; spaced: string };

const fold = (text: string) => text.normalize('NFKC').toLowerCase();
const spacedOf = (folded: string) => folded.replaceAll(NOT_OF_WORDS, ' ').trim();

/** A text as its words are looked for: made ready once, however many lists are held against it. */
export function prepare(text: string): Prepared {
  const folded = fold(text);
  const words = spacedOf(folded);
  return { folded, tokens: new Set(words.split(' ')), spaced: ` ${words} ` };
}

/**
 * Whether the text holds this word or phrase, in any case of letters, as whole words. What has no letters (an emoji) or
 * is of a script without spaces is found anywhere.
 */
export function holdsWord({ folded, tokens, spaced }: Prepared, word: string): boolean {
  const wanted = spacedOf(fold(word));
  if (wanted === '' || UNSPACED.test(wanted)) return folded.includes(fold(word).trim());
  return wanted.includes(' ') ? spaced.includes(` ${wanted} `) : tokens.has(wanted);
}
