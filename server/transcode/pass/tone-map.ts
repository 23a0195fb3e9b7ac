import type { VideoTrack } from '../../catalog/index.ts';
import type { Ffmpeg } from '../../platform/ffmpeg.ts';

export type DynamicRange = NonNullable<VideoTrack['dynamicRange']>;
/** How bright and colourful pictures are brought to usual screens: by zscale and tonemap, or roughly, where ffmpeg has no zscale. */
export type ToneMapping = 'exact' | 'rough';

/** The better one that an ffmpeg can do. */
export const toneMappingOf = async ({
  hasFilter,
}: Pick<Ffmpeg, 'hasFilter'>): Promise<ToneMapping> =>
  (await hasFilter('zscale')) && (await hasFilter('tonemap')) ? 'exact' : 'rough';

const WHITE_NITS = 203; // of text and paper in HDR (ITU-R BT.2408)

/** Filters that make BT.709 of BT.2020. The rough way maps each colour by itself, so bright colours come out paler. */
export const toneMap = (range: DynamicRange, mapping: ToneMapping): string[] =>
  mapping === 'exact' ? exactly(range) : roughly(range);

function exactly(range: DynamicRange): string[] {
  const transfer = range === 'pq' ? 'smpte2084' : 'arib-std-b67';
  return [
    `zscale=tin=${transfer}:pin=bt2020:min=bt2020nc:t=linear:npl=${WHITE_NITS}`,
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=hable:desat=0',
    'zscale=t=bt709:m=bt709:r=tv',
  ];
}

/** Light by signal (SMPTE ST 2084), in parts of white. */
const PQ_ROOT = 'pow(min(val/maxval,1),0.0126833)';
const PQ_LIGHT =
  `pow(max(${PQ_ROOT}-0.8359375,0)/(18.8515625-18.6875*${PQ_ROOT}),6.2773946)*` +
  (10_000 / WHITE_NITS).toFixed(4);

/** PQ is bent by Reinhard's curve and given gamma again; HLG is made to look right without either. */
function roughly(range: DynamicRange): string[] {
  const value = `maxval*pow((${PQ_LIGHT})/(0.6+(${PQ_LIGHT})),0.4545)`;
  const curve = range === 'pq' ? [`lutrgb=r='${value}':g='${value}':b='${value}'`] : [];
  return [
    'scale=in_color_matrix=bt2020:in_range=tv',
    'format=gbrp10le',
    ...curve,
    'format=gbrp',
    'scale=out_color_matrix=bt709:out_range=tv',
    'format=yuv420p',
    'setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv',
  ];
}
