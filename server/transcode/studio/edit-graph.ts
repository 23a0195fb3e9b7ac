import type { SourceFacts, VideoTrack } from '../../catalog/index.ts';
import { toFraction } from '../pass/frame-rate.ts';
import { deinterlace, usualPicture } from '../pass/source-picture.ts';
import type { ToneMapping } from '../pass/tone-map.ts';
import type { Rung } from '../plan/ladder.ts';
import { type EditTask, keptOf, secondsAfter, type Span } from './tasks.ts';

export type EditGraph = {
  facts: SourceFacts;
  tasks: readonly EditTask[];
  /** How the result looks: its size and rate. */
  frame: Rung;
  toneMapping: ToneMapping;
};

const WATERMARK_SHARE = 0.1; // of the height (contract § studio)
const MARGIN_SHARE = 0.05;
const SAMPLE_RATE_HZ = 48_000;

/** Whether anything is heard in the result: then all of it has a sound, if a silent one. */
export const hasSound = ({ facts, tasks }: Pick<EditGraph, 'facts' | 'tasks'>): boolean =>
  facts.audio !== undefined || tasks.some((task) => 'facts' in task && task.facts.audio);

/**
 * The filters of an edit: input 0 is the film, the next ones are the files of the tasks, in their order. What comes out is
 * `[v]`, and `[a]` if it has a sound.
 */
export function editGraph(edit: EditGraph): string {
  const sounds = hasSound(edit);
  const chains = picture(edit, { facts: edit.facts, input: 0, to: 'v0' });
  if (sounds) chains.push(sound(edit.facts, 0, 'a0'));
  let input = 0;
  edit.tasks.forEach((task, n) => {
    const at = { v: `v${n}`, a: `a${n}`, nextV: `v${n + 1}`, nextA: `a${n + 1}`, sounds };
    if (task.name === 'cut') return void chains.push(...cut(task, at));
    if (task.name === 'remove-segments') {
      const seconds = secondsAfter(edit.facts.durationSeconds, edit.tasks.slice(0, n));
      return void chains.push(...keep(keptOf(task.segments, seconds), at));
    }
    input += 1;
    if (!('facts' in task)) return void chains.push(...mark(edit, input, at));
    const { facts } = task;
    chains.push(...picture(edit, { facts, input, to: `c${n}` }));
    if (sounds) chains.push(sound(facts, input, `d${n}`));
    chains.push(join(task.name === 'add-intro', n, at));
  });
  const last = edit.tasks.length;
  chains.push(`[v${last}]format=yuv420p[v]`, ...(sounds ? [`[a${last}]anull[a]`] : []));
  return chains.join(';');
}

type At = { v: string; a: string; nextV: string; nextA: string; sounds: boolean };
type Part = { facts: SourceFacts; input: number; to: string };

/** A film in the size and rate of the result, whole within black. */
function picture({ frame, toneMapping }: EditGraph, { facts, input, to }: Part): string[] {
  const video = facts.video as VideoTrack;
  const size = `${frame.width}:${frame.pixelHeight}`;
  const filters = [
    deinterlace(video),
    `fps=${toFraction(frame.framesPerSecond)}`,
    `scale=${size}:force_original_aspect_ratio=decrease:force_divisible_by=2`,
    ...usualPicture(video, toneMapping),
    'format=yuv420p',
    `pad=${size}:(ow-iw)/2:(oh-ih)/2`,
    'setsar=1',
    'setpts=PTS-STARTPTS',
  ];
  return [`[${input}:${video.index}]${filters.join(',')}[${to}]`];
}

/** Its sound, exactly as long; silence where it has none. */
function sound({ audio, durationSeconds }: SourceFacts, input: number, to: string): string {
  const whole = `atrim=duration=${durationSeconds.toFixed(3)},asetpts=PTS-STARTPTS`;
  if (!audio) return `anullsrc=r=${SAMPLE_RATE_HZ}:cl=stereo,${whole}[${to}]`;
  const usual = `aresample=${SAMPLE_RATE_HZ}:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=stereo`;
  return `[${input}:${audio.index}]${usual},apad,${whole}[${to}]`;
}

function cut({ start, end }: Span, at: At): string[] {
  const span = `start=${start.toFixed(3)}:end=${end.toFixed(3)}`;
  return [
    `[${at.v}]trim=${span},setpts=PTS-STARTPTS[${at.nextV}]`,
    ...(at.sounds ? [`[${at.a}]atrim=${span},asetpts=PTS-STARTPTS[${at.nextA}]`] : []),
  ];
}

/** Several spans, one after the other. */
function keep(spans: readonly Span[], at: At): string[] {
  if (spans.length === 1) return cut(spans[0]!, at);
  const parts = spans.map((_, n) => ({
    v: `${at.v}p${n}`,
    a: `${at.a}p${n}`,
    nextV: `${at.v}k${n}`,
    nextA: `${at.a}k${n}`,
    sounds: at.sounds,
  }));
  const all = (side: 'v' | 'a') => parts.map((part) => `[${part[side]}]`).join('');
  return [
    `[${at.v}]split=${spans.length}${all('v')}`,
    ...(at.sounds ? [`[${at.a}]asplit=${spans.length}${all('a')}`] : []),
    ...parts.flatMap((part, n) => cut(spans[n]!, part)),
    concat(
      parts.map(({ nextV, nextA }) => [nextV, nextA]),
      at,
    ),
  ];
}

/** A picture in the upper right corner. */
function mark({ frame }: EditGraph, input: number, { v, a, nextV, nextA, sounds }: At): string[] {
  const height = Math.max(8, Math.round(frame.pixelHeight * WATERMARK_SHARE));
  const margin = Math.round(Math.min(frame.width, frame.pixelHeight) * MARGIN_SHARE);
  return [
    `[${input}:v]scale=-1:${height}[m${input}]`,
    `[${v}][m${input}]overlay=x=W-w-${margin}:y=${margin}:format=auto[${nextV}]`,
    ...(sounds ? [`[${a}]anull[${nextA}]`] : []),
  ];
}

function join(isIntro: boolean, n: number, at: At): string {
  const film = [at.v, at.a];
  const clip = [`c${n}`, `d${n}`];
  return concat(isIntro ? [clip, film] : [film, clip], at);
}

type Streams = readonly (readonly string[])[]; // the picture and the sound of each

function concat(films: Streams, { nextV, nextA, sounds }: Pick<At, 'nextV' | 'nextA' | 'sounds'>) {
  const streams = films.map(([v, a]) => (sounds ? `[${v}][${a}]` : `[${v}]`)).join('');
  const made = sounds ? `[${nextV}][${nextA}]` : `[${nextV}]`;
  return `${streams}concat=n=${films.length}:v=1:a=${sounds ? 1 : 0}${made}`;
}
