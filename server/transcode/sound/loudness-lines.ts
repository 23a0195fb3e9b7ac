import type { Loudness } from '../../catalog/index.ts';

const VALUES = {
  integratedLufs: /^\s*I:\s+(-?[\d.]+|-inf|nan) LUFS/,
  rangeLu: /^\s*LRA:\s+([\d.]+) LU/,
  truePeakDb: /^\s*Peak:\s+(-?[\d.]+|-inf) dBFS/,
};

/** Reads what ffmpeg's `ebur128` says at its end. Undefined when it heard nothing but silence. */
export function openLoudnessLines() {
  const found: Partial<Loudness> = {};
  return {
    read(line: string) {
      for (const [name, pattern] of Object.entries(VALUES)) {
        const [, value] = pattern.exec(line) ?? [];
        if (value !== undefined) found[name as keyof Loudness] = Number(value);
      }
    },
    loudness(): Loudness | undefined {
      const { integratedLufs, rangeLu, truePeakDb } = found;
      if (![integratedLufs, rangeLu, truePeakDb].every(Number.isFinite)) return undefined;
      if (integratedLufs! <= SILENT_LUFS) return undefined;
      return found as Loudness;
    },
  };
}

const SILENT_LUFS = -70; // the gate of EBU R 128: nothing below it is measured
