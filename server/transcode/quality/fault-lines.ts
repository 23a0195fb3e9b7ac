import type { Span } from './report.ts';

const MAX_SPANS = 200; // of a kind: a film of nothing but black frames says no more in more lines

/** Reads what ffmpeg's `blackdetect`, `freezedetect` and `silencedetect` say. */
export function openFaultLines(durationSeconds: number) {
  const black: Span[] = [];
  const frozen = openSpans(/freeze_start: ([\d.]+)/, /freeze_end: ([\d.]+)/, durationSeconds);
  const silent = openSpans(/silence_start: (-?[\d.]+)/, /silence_end: ([\d.]+)/, durationSeconds);
  return {
    read(line: string) {
      const [, start, end] = /black_start:([\d.]+) black_end:([\d.]+)/.exec(line) ?? [];
      if (start && end && black.length < MAX_SPANS)
        black.push({ startSeconds: Number(start), endSeconds: Number(end) });
      frozen.read(line);
      silent.read(line);
    },
    faults: () => ({ black, frozen: frozen.all(), silent: silent.all() }),
  };
}

/** What begins in one line and ends in another; what has not ended lasts to the end. */
function openSpans(begins: RegExp, ends: RegExp, durationSeconds: number) {
  const spans: Span[] = [];
  let start: number | undefined;
  const end = (endSeconds: number) => {
    if (start !== undefined && spans.length < MAX_SPANS)
      spans.push({ startSeconds: Math.max(0, start), endSeconds });
    start = undefined;
  };
  return {
    read(line: string) {
      const [, began] = begins.exec(line) ?? [];
      const [, ended] = ends.exec(line) ?? [];
      if (began) start = Number(began);
      if (ended) end(Number(ended));
    },
    all() {
      end(durationSeconds);
      return spans;
    },
  };
}
