import { t } from '../i18n/t.ts';

/** What can be wrong with a test video, in words. */
export const PRESETS = [
  ['plain', t('Nothing')],
  ['silent', t('It has no sound')],
  ['late-sound', t('The sound is late')],
  ['unsteady', t('The frame rate varies')],
  ['half-pictures', t('It is interlaced')],
  ['rare-keyframes', t('It has hardly any keyframes')],
  ['cut-short', t('Its end is missing')],
  ['damaged', t('A part of it is damaged')],
] as const;
