/** Something that is said or shown as text, for a span of a video. */
export interface Cue {
  startSeconds: number;
  endSeconds: number;
  text: string;
}

const MOST_CUES = 20_000;
const TIMES =
  /^((?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{3})\s+-->\s+((?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{3})/;
const TAGS = /<[^>]*>/g;
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
};

/** Reads captions (WebVTT, as far as what is said goes); what makes no sense is passed over. */
export function parseVtt(text: string): Cue[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .slice(0, MOST_CUES)
    .flatMap((block) => cueOf(block.split('\n')) ?? []);
}

function cueOf(lines: string[]): Cue | null {
  const at = lines.findIndex((line) => TIMES.test(line));
  const [, start, end] = TIMES.exec(lines[at] ?? '') ?? [];
  if (!start || !end) return null;
  const text = lines
    .slice(at + 1)
    .map(plain)
    .join(' ')
    .trim();
  return text === '' ? null : { startSeconds: secondsOf(start), endSeconds: secondsOf(end), text };
}

const plain = (line: string) =>
  line
    .replaceAll(TAGS, '')
    .replaceAll(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity]!);

const secondsOf = (clock: string) =>
  clock
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);

/** The one that is said at a moment, or was said last before it; -1 before all of them. */
export function cueAt(cues: Cue[], seconds: number): number {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cues[middle]!.startSeconds <= seconds + 0.05) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
