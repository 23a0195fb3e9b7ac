/** How loud a video is (EBU R 128). */
export type Loudness = {
  integratedLufs: number;
  rangeLu: number;
  truePeakDb: number; // below full scale
};

const TARGET_LUFS = -14; // as players of other sites have it
const CEILING_DB = -1; // so that nothing is cut off in the conversion
const MAX_GAIN_DB = 12; // of what is nearly silent only the noise would become louder

/** By how much to play a video louder or softer, without cutting off its peaks. */
export const gainDb = ({ integratedLufs, truePeakDb }: Loudness): number => {
  const wanted = Math.min(TARGET_LUFS - integratedLufs, MAX_GAIN_DB);
  const most = Math.max(0, CEILING_DB - truePeakDb);
  return Math.round(Math.min(wanted, most) * 10) / 10;
};

export const loudnessJson = (loudness: Loudness) => ({ ...loudness, gainDb: gainDb(loudness) });
