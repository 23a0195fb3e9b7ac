import { formatBitrate, formatNumber, formatUnit } from '../../../i18n/format.ts';
import { t } from '../../../i18n/t.ts';
import type { Report } from './quality-api.ts';

type Faults = Pick<Report, 'black' | 'frozen' | 'silent' | 'graveFaults'>;
type FaultKind = Faults['graveFaults'][number]['kind'];

const formatSeconds = (seconds: number) =>
  formatUnit(seconds, 'second', { maximumFractionDigits: 2 });

/** What is wrong, each kind by its name, and where; without spans it is so throughout. Kinds that are nowhere are left out. */
export function faultLists({ black, frozen, silent, graveFaults }: Faults) {
  const isGrave = (kind: FaultKind) => graveFaults.some((fault) => fault.kind === kind);
  return [
    { label: t('Black'), spans: black, isGrave: isGrave('black') },
    { label: t('Frozen'), spans: frozen, isGrave: isGrave('frozen') },
    { label: t('No sound'), spans: silent, isGrave: isGrave('silent') },
    { label: t('Sound and picture apart'), spans: [], isGrave: isGrave('out-of-sync') },
    { label: t('Wrong playlists'), spans: [], isGrave: isGrave('playlist') },
    { label: t('Unlike your file'), spans: [], isGrave: isGrave('unlike-source') },
  ].filter(({ spans, isGrave: grave }) => grave || spans.length > 0);
}

/** What is so of all its qualities. */
export const filmFigures = (report: Report) => [
  ...sourceFigures(report),
  ...keyframeFigures(report),
  ...soundFigures(report),
];

function sourceFigures({ source }: Report) {
  if (!source) return [];
  const { video, audio, bitsPerSecond } = source;
  const codecs = [video?.codec, audio?.codec].filter((codec) => codec !== undefined);
  const note = video && `${video.width} × ${video.height}, ${formatBitrate(bitsPerSecond)}`;
  const value = codecs.join(' + ').toUpperCase();
  return [{ label: t('Your file'), value, ...(note && { note }) }];
}

function keyframeFigures({ keyframes }: Report) {
  if (!keyframes) return [];
  const value = formatSeconds(keyframes.averageSeconds);
  const note = t('at most {time}', { time: formatSeconds(keyframes.longestSeconds) });
  return [{ label: t('Between keyframes'), value, note }];
}

function soundFigures({ soundStartsAfterSeconds, soundOutlastsSeconds, loudness }: Report) {
  const apart = soundStartsAfterSeconds !== null && {
    label: t('Sound after the picture'),
    value: formatSeconds(soundStartsAfterSeconds),
    note: t('longer by {time}', { time: formatSeconds(soundOutlastsSeconds ?? 0) }),
  };
  const loud = loudness && {
    label: t('Loudness'),
    value: `${formatNumber(loudness.integratedLufs)} LUFS`,
  };
  return [apart, loud].filter((figure) => figure !== false && figure !== null);
}

/** How good each quality is. */
export const renditionFigures = ({ renditions }: Report) =>
  renditions.map(({ resolution, averageBitsPerSecond, ssim }) => ({
    label: resolution === 0 ? t('Sound only') : `${resolution}p`,
    value: formatBitrate(averageBitsPerSecond),
    ...(ssim !== null && {
      note: t('likeness to your file: {ssim}', { ssim: formatNumber(ssim) }),
    }),
  }));
