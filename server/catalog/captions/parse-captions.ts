import { invalid } from '../../platform/errors.ts';

/** What is shown from one time to another, in seconds. `text` may hold `<b>`, `<i>` and `<u>`, nothing else. */
export type Cue = { startSeconds: number; endSeconds: number; settings: string; text: string };

export const CAPTION_MAX_BYTES = 5 * 2 ** 20;
const MAX_CUES = 50_000;
const CUE_MAX_CHARACTERS = 5_000;
const MAX_SECONDS = 360_000; // a hundred hours

const TIME = '(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{2})[.,](\\d{1,3})';
const TIMING = new RegExp(`^${TIME}[ \\t]*-->[ \\t]*${TIME}(?:[ \\t]+(.*))?$`);
const SETTING = /^(?:vertical|line|position|size|align):[\w.%,-]{1,40}$/;

/**
 * Reads WebVTT or SubRip, whichever it is. Cues without a valid time are left out, as players do; styles, notes, regions
 * and markup that could do more than emphasise are dropped. Fails with `invalid` when there is no cue, or too many.
 */
export function parseCaptions(file: Uint8Array): Cue[] {
  const shown = readCues(textOf(file))
    .map((cue) => ({ ...cue, text: cleanText(cue.text) }))
    .filter(({ text }) => text !== '');
  if (shown.length === 0) throw invalid('captionfile', 'is not a WebVTT or SRT file with cues');
  return shown.toSorted((a, b) => a.startSeconds - b.startSeconds);
}

function readCues(file: string): Cue[] {
  const cues: Cue[] = [];
  let cue: Cue | undefined;
  for (const line of file.split(/\r\n|\n|\r/)) {
    if (line.includes('-->')) {
      cue = parseTiming(line);
      if (cue && cues.push(cue) > MAX_CUES) throw invalid('captionfile', 'has too many cues');
    } else if (line.trim() === '') cue = undefined;
    else if (cue) addLine(cue, line);
  }
  return cues;
}

function addLine(cue: Cue, line: string) {
  if (cue.text.length >= CUE_MAX_CHARACTERS) return;
  cue.text += (cue.text && '\n') + line.slice(0, CUE_MAX_CHARACTERS);
}

/** Old SubRip files are in the encoding of the machine they were written on. */
function textOf(file: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('windows-1252').decode(file);
  }
}

function parseTiming(line: string): Cue | undefined {
  const match = TIMING.exec(line.trim().slice(0, 300));
  if (!match) return undefined;
  const [startSeconds, endSeconds] = [secondsOf(match.slice(1, 5)), secondsOf(match.slice(5, 9))];
  if (endSeconds <= startSeconds || endSeconds > MAX_SECONDS) return undefined;
  const settings = (match[9] ?? '').split(/\s+/).filter((word) => SETTING.test(word));
  return { startSeconds, endSeconds, settings: settings.slice(0, 5).join(' '), text: '' };
}

const secondsOf = ([hours = '0', minutes, seconds, fraction]: (string | undefined)[]): number =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`);

const TAG = /<(\/?)([biu]?)(?:[. ][^<>]*)?>|<[^<>]*>?/gi;

/** Keeps emphasis, drops all other markup, and leaves nothing that begins a tag or a timing. */
const cleanText = (text: string): string =>
  text
    .replaceAll('\0', '')
    .toWellFormed()
    .replace(TAG, (_, slash: string | undefined, name: string | undefined) =>
      name ? `<${slash ?? ''}${name.toLowerCase()}>` : '',
    )
    .replaceAll('-->', '→')
    .trim();

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
};

/** The words of a cue, as they are read. */
export const plainText = ({ text }: Cue): string =>
  text
    .replace(/<\/?[biu]>/g, '')
    .replace(/&(?:amp|lt|gt|nbsp);/g, (entity) => ENTITIES[entity]!)
    .replace(/\s+/g, ' ')
    .trim();
