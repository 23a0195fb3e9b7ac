import type { EncodingProgress } from '../contract.ts';
import { formatPercent, formatTimeLeft } from '../i18n/format.ts';
import { t } from '../i18n/t.ts';

/** How the encoding goes, in a sentence. */
export function encodingWords({
  stage,
  percent,
  speed,
  secondsLeft,
  reason,
}: EncodingProgress): string {
  switch (stage) {
    case 'waiting':
      return t('Waiting for its turn');
    case 'copying':
      return t('Making the first quality');
    case 'encoding':
      return [t('Making all qualities'), share(percent), pace(speed), left(secondsLeft)]
        .filter(Boolean)
        .join(' · ');
    case 'paused':
      return t('Paused by an administrator');
    case 'done':
      return t('Every quality is ready');
    case 'held':
      return reason ?? t('This video could not be prepared.');
  }
}

/** What it waits for, where something keeps it from going on; empty where nothing does. */
export function waitingWords({ stage, reason, lacksRoom }: EncodingProgress): string {
  if (stage === 'held') return ''; // that is what is said of it already
  return lacksRoom
    ? t('The disk of this node is full. It goes on as soon as there is room.')
    : (reason ?? '');
}

const share = (percent: number | null) =>
  percent === null ? '' : formatPercent(Math.floor(percent) / 100);
const pace = (speed: number | null) =>
  speed === null || speed <= 0 ? '' : t('{speed}× speed', { speed: speed.toFixed(1) });
const left = (seconds: number | null) =>
  seconds === null ? '' : t('{time} left', { time: formatTimeLeft(seconds) });
