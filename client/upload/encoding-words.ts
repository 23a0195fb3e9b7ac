import type { EncodingProgress } from '../contract.ts';
import { formatTimeLeft } from '../format.ts';

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
      return 'Waiting for its turn';
    case 'copying':
      return 'Making the first quality';
    case 'encoding':
      return ['Making all qualities', share(percent), pace(speed), left(secondsLeft)]
        .filter(Boolean)
        .join(' · ');
    case 'done':
      return 'Every quality is ready';
    case 'held':
      return reason ?? 'This video could not be prepared.';
  }
}

const share = (percent: number | null) => (percent === null ? '' : `${Math.floor(percent)}%`);
const pace = (speed: number | null) =>
  speed === null || speed <= 0 ? '' : `${speed.toFixed(1)}× speed`;
const left = (seconds: number | null) =>
  seconds === null ? '' : `${formatTimeLeft(seconds)} left`;
