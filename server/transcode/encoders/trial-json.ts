import type { Trial } from './try-encoder.ts';

export const trialJson = ({ encoder: { name, codec, family }, works, reason, seconds }: Trial) => ({
  name,
  codec,
  isHardware: family !== 'software',
  works,
  reason,
  seconds,
});
