const LONGEST = 120;

/** A title to start from: the file's name without its ending, its separators read as spaces. */
export function titleFromFileName(name: string): string {
  const stem = name.replace(/\.[a-z0-9]{1,5}$/i, '') || name;
  const words = stem
    .replace(/[_+]+|(?<=\p{L})[-.]+(?=\p{L})/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (words || name).slice(0, LONGEST).padEnd(3, '.');
}
