import { parseClock } from '../player/clock.ts';

/** What a page that embeds a player may say in its address (contract § embed). */
export interface EmbedOptions {
  startSeconds: number;
  stopSeconds: number;
  autoplay: boolean;
  muted: boolean;
  loop: boolean;
  /** The name of the video above the picture. */
  title: boolean;
  /** All controls; without them only the picture is there, and the keyboard. */
  controls: boolean;
  /** The link to the page of the video. */
  link: boolean;
  captionLanguage: string | null;
  rate: number | null;
  /** Whether viewers may share the video, where the page says so; else as the node has it. */
  sharing: boolean | null;
  /** The page steers the player by messages. */
  api: boolean;
  /** Tells the messages of this player from those of others on one page. */
  scope: string;
  /** The page gives the password of the video, nobody is asked for it. */
  passwordFromPage: boolean;
  /** Where a playlist begins, from 1. */
  playlistPosition: number;
}

/** Reads the options; what makes no sense is as if it had not been said. */
export function parseEmbedOptions(search: URLSearchParams): EmbedOptions {
  const on = (name: string, usual: boolean) => readSwitch(search.get(name), usual);
  const controls = on('controls', true) && on('controlBar', true);
  return {
    startSeconds: parseClock(search.get('start')) ?? 0,
    stopSeconds: parseClock(search.get('stop')) ?? Infinity,
    autoplay: on('autoplay', false),
    muted: on('muted', false),
    loop: on('loop', false),
    title: on('title', true),
    controls,
    link: on('peertubeLink', true),
    captionLanguage: search.get('subtitle'),
    rate: within(search.get('playbackRate'), 0.25, 2),
    sharing: search.has('p2p') ? on('p2p', true) : null,
    api: on('api', false),
    scope: search.get('scope') || 'peertube',
    passwordFromPage: on('waitPasswordFromEmbedAPI', false),
    playlistPosition: within(search.get('playlistPosition'), 1, 10_000) ?? 1,
  };
}

const readSwitch = (value: string | null, usual: boolean) =>
  value === null ? usual : value === '1' || value === 'true';

function within(value: string | null, least: number, most: number): number | null {
  const number = value === null ? Number.NaN : Number(value);
  return number >= least && number <= most ? number : null;
}
