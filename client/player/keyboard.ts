import { t } from '../i18n/t.ts';
import { chapterBeside, type Chapter } from './chapters.ts';
import type { MediaRequest, MediaState } from './media.ts';

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What some keys need. */
interface Possible {
  hasTheatre: boolean;
  chapters: readonly Chapter[];
}

/** What is played where, as far as keys depend on it. */
interface Place
  extends
    Possible,
    Pick<MediaState, 'currentSeconds' | 'durationSeconds' | 'liveSeconds' | 'earliestSeconds'> {}

/** What a key asks for besides requests to the media: the list of keys, and the player in all of the width. */
type Wish = 'help' | 'theatre';

/** What a key asks of the player; null when the key is not ours, or can do nothing here. */
export function requestOfKey(press: KeyPress, place: Place): MediaRequest | Wish | null {
  if (press.metaKey || press.altKey) return null;
  if (press.ctrlKey) return besideRequest(press.key, place);
  if (/^\d$/.test(press.key)) return { type: 'seek', seconds: tenthOf(place, Number(press.key)) };
  const request = KEYS.get(press.key.length === 1 ? press.key.toLowerCase() : press.key) ?? null;
  return request === 'theatre' && !place.hasTheatre ? null : request;
}

/** So many tenths of the video; of what is live, of the stretch that is still there, which has no length by itself. */
function tenthOf({ liveSeconds, earliestSeconds, durationSeconds }: Place, tenths: number): number {
  if (liveSeconds === null) return (durationSeconds * tenths) / 10;
  return earliestSeconds + ((liveSeconds - earliestSeconds) * tenths) / 10;
}

const CHAPTER_STEPS = new Map<string, 1 | -1>([
  ['ArrowLeft', -1],
  ['ArrowRight', 1],
]);

function besideRequest(key: string, { chapters, currentSeconds }: Place): MediaRequest | null {
  const step = CHAPTER_STEPS.get(key);
  const seconds = step ? chapterBeside(chapters, currentSeconds, step) : null;
  return seconds === null ? null : { type: 'seek', seconds };
}

const KEYS = new Map<string, MediaRequest | Wish>([
  [' ', { type: 'togglePlay' }],
  ['k', { type: 'togglePlay' }],
  ['j', { type: 'seekBy', seconds: -10 }],
  ['l', { type: 'seekBy', seconds: 10 }],
  ['ArrowLeft', { type: 'seekBy', seconds: -5 }],
  ['ArrowRight', { type: 'seekBy', seconds: 5 }],
  ['Home', { type: 'seek', seconds: 0 }],
  ['ArrowUp', { type: 'volumeBy', volume: 0.05 }],
  ['ArrowDown', { type: 'volumeBy', volume: -0.05 }],
  ['m', { type: 'toggleMuted' }],
  ['f', { type: 'toggleFullscreen' }],
  ['t', 'theatre'],
  ['c', { type: 'toggleCaptions' }],
  ['i', { type: 'togglePictureInPicture' }],
  ['<', { type: 'rateBy', steps: -1 }],
  ['>', { type: 'rateBy', steps: 1 }],
  ['?', 'help'],
]);

interface KeyHelp {
  keys: string[];
  does: string;
  needs?: keyof Possible;
}

/** The list of keys as the help shows it, without those that can do nothing here. */
export function keyHelp({ hasTheatre, chapters }: Possible): KeyHelp[] {
  const possible = { hasTheatre, chapters: chapters.length > 0 };
  return KEY_HELP.filter(({ needs }) => !needs || possible[needs]);
}

const KEY_HELP: KeyHelp[] = [
  { keys: ['Space', 'K'], does: t('Play or pause') },
  { keys: ['←', '→'], does: t('Back or forward 5 seconds') },
  { keys: ['J', 'L'], does: t('Back or forward 10 seconds') },
  {
    keys: [t('Ctrl') + ' ←', t('Ctrl') + ' →'],
    does: t('Back or forward one chapter'),
    needs: 'chapters',
  },
  { keys: ['0', '…', '9'], does: t('Jump to a tenth of the video') },
  { keys: ['↑', '↓'], does: t('Louder or quieter') },
  { keys: ['M'], does: t('Mute') },
  { keys: ['C'], does: t('Captions') },
  { keys: ['F'], does: t('Fullscreen') },
  { keys: ['T'], does: t('Theatre mode'), needs: 'hasTheatre' },
  { keys: ['I'], does: t('Picture in picture') },
  { keys: ['<', '>'], does: t('Slower or faster') },
  { keys: ['?'], does: t('This list') },
];
