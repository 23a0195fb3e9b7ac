import * as z from 'zod';

const UNITS = { '': 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

/** Bytes, as people write them: `20GB`, `500 MB`, `1000`. */
export const sizeBytes = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,3})?\s?([KMGT]B)?$/i, 'Should be a size such as 20GB')
  .transform((text) => {
    const [, number, unit = ''] = /^([\d.]+)\s?(\w*)$/.exec(text.toUpperCase())!;
    return Math.floor(Number(number) * UNITS[unit as keyof typeof UNITS]);
  });
