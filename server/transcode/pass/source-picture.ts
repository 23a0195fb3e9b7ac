import type { VideoTrack } from '../../catalog/index.ts';
import { toneMap, type ToneMapping } from './tone-map.ts';

/** Whole pictures of half ones: where the file says nothing, a frame may still say that it is made of two. */
export const deinterlace = ({ isInterlaced }: VideoTrack): string =>
  isInterlaced ? 'bwdif=mode=send_frame' : 'yadif=deint=interlaced';

/**
 * Filters that make a picture of the usual kind, opaque on black and no brighter than screens are. Where there is nothing
 * to do, there are none. They are dear: what is scaled down is scaled first.
 */
export const usualPicture = (
  { dynamicRange, hasAlpha }: VideoTrack,
  mapping: ToneMapping,
): string[] => [
  ...(hasAlpha ? ['format=gbrap', 'premultiply=inplace=1'] : []),
  ...(dynamicRange ? toneMap(dynamicRange, mapping) : []),
];
