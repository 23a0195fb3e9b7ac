import * as z from 'zod';

import { Moment } from '../../catalog/index.ts';
import { DEVICES } from '../sessions/device.ts';

const counted = z.int().min(0);

/** Where viewers are is not known: no address is kept, and none is looked up. */
const nowhere = (name: string) => z.array(z.object({ [name]: z.string(), viewers: counted }));

export const VideoStatsOverall = z
  .object({
    totalWatchTime: counted.describe('seconds'),
    averageWatchTime: counted.describe('seconds'),
    totalViewers: counted,
    viewersPeak: counted,
    viewersPeakDate: Moment.nullable(),
    countries: nowhere('isoCode'),
    subdivisions: nowhere('name'),
  })
  .meta({ id: 'VideoStatsOverall' });

export const VideoStatsRetention = z
  .object({ data: z.array(z.object({ second: counted, retentionPercent: counted.max(100) })) })
  .meta({ id: 'VideoStatsRetention' });

export const VideoStatsTimeserie = z
  .object({
    groupInterval: z.string(),
    data: z.array(z.object({ date: Moment, value: z.number().min(0) })),
  })
  .meta({ id: 'VideoStatsTimeserie' });

const named = (name: z.ZodType<string>) => z.array(z.object({ name, viewers: counted }));

export const VideoStatsUserAgent = z
  .object({
    clients: named(z.string()),
    devices: named(z.enum(DEVICES)),
    operatingSystem: named(z.string()),
  })
  .meta({ id: 'VideoStatsUserAgent' });
