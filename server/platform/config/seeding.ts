import * as z from 'zod';

import { sizeBytes } from './size.ts';

/** What a process in the role `seeder` may spend. */
export const SeedingSettings = {
  SEED_TORRENTS: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(100)
    .describe('how many files a seeder gives to peers at a time, those watched most these days'),
  SEED_BYTES_PER_SECOND: sizeBytes
    .prefault('5MB')
    .describe('the most it sends to peers in a second; 5MB'),
  SEED_MEMORY: sizeBytes
    .prefault('400MB')
    .describe('the memory of its process above which it gives fewer files'),
  SEED_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(0)
    .describe('the port BitTorrent clients reach it at; 0 picks a free one'),
};

type Settings = z.output<z.ZodObject<typeof SeedingSettings>>;

export const seedingOf = (settings: Settings) =>
  Object.freeze({
    torrents: settings.SEED_TORRENTS,
    bytesPerSecond: settings.SEED_BYTES_PER_SECOND,
    memoryBytes: settings.SEED_MEMORY,
    port: settings.SEED_PORT,
  });
