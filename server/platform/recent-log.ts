import { Writable } from 'node:stream';

const MAX_LINES = 2_000;

export type LogLine = { time: number; level: number; msg?: string } & Record<string, unknown>;

const lines: string[] = [];

/** Keeps the newest log lines of this process, for administrators to read from afar. */
export const recentLog = new Writable({
  write(chunk: Buffer, _, done) {
    lines.push(chunk.toString());
    if (lines.length > MAX_LINES) lines.splice(0, lines.length - MAX_LINES);
    done();
  },
});

/** The lines of a span of time (milliseconds since 1970), newest first. */
export const recentLines = (fromMs: number, toMs: number): LogLine[] =>
  lines
    .map((line) => JSON.parse(line) as LogLine)
    .filter(({ time }) => time >= fromMs && time <= toMs)
    .toReversed();
