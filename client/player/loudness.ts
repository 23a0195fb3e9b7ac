type Volume = Pick<HTMLMediaElement, 'volume'>;

/** What videos are played at, of the volume that is chosen: some are louder than others. */
const shares = new WeakMap<Volume, number>();

const shareOf = (media: Volume) => shares.get(media) ?? 1;

/** The volume that was chosen, from 0 to 1; that of the element may be lower. */
export const volumeOf = (media: Volume): number =>
  Math.min(1, Math.round((media.volume / shareOf(media)) * 1000) / 1000);

export function setVolume(media: Volume, volume: number): void {
  media.volume = Math.min(1, Math.max(0, volume)) * shareOf(media);
}

/**
 * Plays what follows as loud as everything else, by the gain in dB its node has measured (EBU R 128). Only what is too loud is
 * made softer: an element cannot amplify.
 */
export function evenOut(media: Volume, gainDb: number): void {
  const volume = volumeOf(media);
  shares.set(media, Math.min(1, 10 ** (gainDb / 20)));
  setVolume(media, volume);
}
