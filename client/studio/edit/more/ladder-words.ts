import { formatBitrate, formatPercent } from '../../../i18n/format.ts';
import { t } from '../../../i18n/t.ts';
import type { videoApi } from '../video-api.ts';

type Ladder = Awaited<ReturnType<typeof videoApi.ladder>>;
type Rendition = Ladder['renditions'][number];
type Further = Ladder['further'][number];

/** Why a video has the bitrates it has. */
export function ladderReason({ complexity, rateFactor }: Ladder): string {
  switch (complexity?.outcome) {
    case undefined:
      return t('What its picture needs is not known yet.');
    case 'short':
      return t('It is too short to be measured: it has the usual bitrates.');
    case 'failed':
      return t('It could not be measured: it has the usual bitrates.');
    case 'switched-off':
      return t('This node gives all videos the usual bitrates.');
    case 'measured':
      return t('Measured in samples of its picture: it gets {share} of the usual bitrates.', {
        share: formatPercent(rateFactor),
      });
  }
}

/** A rendition as a figure with its note. */
export function renditionFigure({ resolution, ...rates }: Rendition) {
  const { bitsPerSecond, usualBitsPerSecond, isFirst, isCopied } = rates;
  const label = `${resolution}p`;
  if (bitsPerSecond === null)
    return { label, value: t('Left out'), note: t('The next better one is small enough.') };
  const value = formatBitrate(bitsPerSecond);
  if (isCopied) return { label, value, note: t('As in your file') };
  if (isFirst) return { label, value, note: t('at most, as usual: it is made first') };
  const bitrate = formatBitrate(usualBitsPerSecond);
  return { label, value, note: t('at most; usually {bitrate}', { bitrate }) };
}

/** A rendition in another codec than H.264, likewise. */
export const furtherFigure = ({ codec, resolution, averageBitsPerSecond }: Further) => ({
  label: `${resolution}p ${codec.toUpperCase()}`,
  value: formatBitrate(averageBitsPerSecond),
  note: t('on average, with its sound'),
});
