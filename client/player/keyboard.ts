import { t } from '../i18n/t.ts';
import type { MediaRequest } from './media.ts';

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What a key asks of the player; `help` opens the list of keys; null when the key is not ours. */
export function requestOfKey(
  press: KeyPress,
  durationSeconds: number,
): MediaRequest | 'help' | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (/^\d$/.test(press.key))
    return { type: 'seek', seconds: (durationSeconds * Number(press.key)) / 10 };
  return KEYS.get(press.key.length === 1 ? press.key.toLowerCase() : press.key) ?? null;
}

const KEYS = new Map<string, MediaRequest | 'help'>([
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
  ['c', { type: 'toggleCaptions' }],
  ['i', { type: 'togglePictureInPicture' }],
  ['<', { type: 'rateBy', steps: -1 }],
  ['>', { type: 'rateBy', steps: 1 }],
  ['?', 'help'],
]);

/** The list of keys as the help shows it. */
export const KEY_HELP: { keys: string[]; does: string }[] = [
  { keys: ['Space', 'K'], does: t('Play or pause') },
  { keys: ['←', '→'], does: t('Back or forward 5 seconds') },
  { keys: ['J', 'L'], does: t('Back or forward 10 seconds') },
  { keys: ['0', '…', '9'], does: t('Jump to a tenth of the video') },
  { keys: ['↑', '↓'], does: t('Louder or quieter') },
  { keys: ['M'], does: t('Mute') },
  { keys: ['C'], does: t('Captions') },
  { keys: ['F'], does: t('Fullscreen') },
  { keys: ['I'], does: t('Picture in picture') },
  { keys: ['<', '>'], does: t('Slower or faster') },
  { keys: ['?'], does: t('This list') },
];
