/** What is shown from one moment to another. Settings of its place are kept as they came. */
export interface Cue {
  startSeconds: number;
  endSeconds: number;
  text: string;
  settings: string;
}

const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`;
const TIMING = new RegExp(String.raw`^${TIME}[ \t]*-->[ \t]*${TIME}(?:[ \t]+(.*))?$`);
const MOMENT = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d{1,3})?)$/;

/** Reads WebVTT or SubRip, whichever it is, in the order of time. */
export function parseCues(file: string): Cue[] {
  const cues: Cue[] = [];
  let cue: Cue | null = null;
  for (const line of file.split(/\r\n|\n|\r/)) {
    if (line.includes('-->')) {
      cue = parseTiming(line.trim());
      if (cue) cues.push(cue);
    } else if (line.trim() === '') cue = null;
    else if (cue) cue.text += (cue.text && '\n') + line;
  }
  return inOrder(cues);
}

/** Cues by when they begin. */
export const inOrder = (cues: readonly Cue[]): Cue[] =>
  cues.toSorted((one, other) => one.startSeconds - other.startSeconds);

function parseTiming(line: string): Cue | null {
  const found = TIMING.exec(line);
  if (!found) return null;
  return {
    startSeconds: secondsOf(found.slice(1, 5)),
    endSeconds: secondsOf(found.slice(5, 9)),
    settings: found[9] ?? '',
    text: '',
  };
}

const secondsOf = ([hours = '0', minutes, seconds, fraction = '']: string[]) =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`);

/** The cues as a WebVTT file. Blank lines would end a cue, so there are none in its text. */
export function writeVtt(cues: readonly Cue[]): string {
  const blocks = inOrder(cues)
    .filter(({ text }) => text.trim() !== '')
    .map(({ startSeconds, endSeconds, settings, text }) => {
      const timing = `${formatMoment(startSeconds)} --> ${formatMoment(endSeconds)} ${settings}`;
      return `${timing.trimEnd()}\n${text
        .trim()
        .replaceAll('-->', '→')
        .replaceAll(/\n\s*\n/g, '\n')}`;
    });
  return `WEBVTT\n\n${blocks.join('\n\n')}\n`;
}

/** A moment as WebVTT writes it: `00:01:02.500`. */
export function formatMoment(seconds: number): string {
  const thousandths = Math.round(Math.max(0, seconds) * 1000);
  const part = (size: number, most: number) => Math.floor(thousandths / size) % most;
  const clock = [Math.floor(thousandths / 3_600_000), part(60_000, 60), part(1000, 60)];
  return `${clock.map(two).join(':')}.${String(thousandths % 1000).padStart(3, '0')}`;
}

/** A moment as people type it: `1:02.5`, `0:01:02,500`; null for anything else. */
export function parseMoment(text: string): number | null {
  const [, hours = '0', minutes, seconds] = MOMENT.exec(text.trim()) ?? [];
  if (minutes === undefined || seconds === undefined) return null;
  const rest = Number(seconds.replace(',', '.'));
  return rest < 60 ? Number(hours) * 3600 + Number(minutes) * 60 + rest : null;
}

const two = (number: number) => String(number).padStart(2, '0');
