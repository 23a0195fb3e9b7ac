import type { Db } from '../../platform/db.ts';
import type { Device } from '../sessions/device.ts';
import { countBy } from './detail-queries.ts';
import { countWatched, findPeak, type Measured } from './overall-queries.ts';

/** How much was watched, and when by most at once. Where viewers are is not known. */
export async function overallOf(db: Db, measured: Measured) {
  const watched = await countWatched(db, measured);
  const peak = await findPeak(db, measured);
  return {
    ...watched,
    viewersPeak: peak?.viewers ?? 0,
    viewersPeakDate: peak?.at.toISOString() ?? null,
    countries: [],
    subdivisions: [],
  };
}

/** What was watched with, as far as players told. */
export const agentsOf = async (db: Db, measured: Measured) => ({
  clients: await countBy(db, measured, 'client'),
  devices: await countBy<Device>(db, measured, 'device'),
  operatingSystem: await countBy(db, measured, 'operatingSystem'),
});
