import { t } from '../../i18n/t.ts';

/** What a key does while captions are written; all are with Alt, so that they work while typing. */
export const CUE_KEYS = [
  ['Space', 'play', t('Play or pause'), 'Space'],
  ['KeyN', 'add', t('New caption at the present moment'), 'N'],
  ['KeyI', 'start', t('The chosen caption begins here'), 'I'],
  ['KeyO', 'end', t('The chosen caption ends here'), 'O'],
  ['ArrowDown', 'next', t('Next caption'), '↓'],
  ['ArrowUp', 'previous', t('Caption before'), '↑'],
  ['Delete', 'remove', t('Delete the chosen caption'), 'Delete'],
] as const;

export type CueAction = (typeof CUE_KEYS)[number][1];

type Pressed = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** The action of a key; null for all others. By the place of the key, as Alt types other letters on some keyboards. */
export function cueActionOf({ code, altKey, ctrlKey, metaKey }: Pressed): CueAction | null {
  if (!altKey || ctrlKey || metaKey) return null;
  return CUE_KEYS.find(([key]) => key === code)?.[1] ?? null;
}
