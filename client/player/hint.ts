import { formatPercent, formatUnit } from '../i18n/format.ts';
import { t } from '../i18n/t.ts';
import type { MediaRequest, MediaState } from './media.ts';
import { nextRate } from './mediator.ts';

/** A word on the picture about what a key has done; empty where the picture shows it anyway. */
export function hintOf(request: MediaRequest, before: MediaState): string {
  switch (request.type) {
    case 'seekBy':
      return formatUnit(request.seconds, 'second', {
        signDisplay: 'always',
        unitDisplay: 'narrow',
      });
    case 'volumeBy':
      return t('Volume {percent}', {
        percent: percent((before.muted ? 0 : before.volume) + request.volume),
      });
    case 'toggleMuted':
      return before.muted ? t('Sound on') : t('Muted');
    case 'rateBy':
      return `${nextRate(before.rate, request.steps)}×`;
    case 'toggleCaptions':
      return captionsHint(before);
    default:
      return '';
  }
}

function captionsHint({ captions, captionLanguage }: MediaState): string {
  if (captions.length === 0) return t('No captions');
  return captionLanguage ? t('Captions off') : t('Captions on');
}

const percent = (share: number) => formatPercent(Math.min(1, Math.max(0, share)));
