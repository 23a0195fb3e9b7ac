import { type SQL, sql } from 'drizzle-orm';
import { customType, timestamp } from 'drizzle-orm/pg-core';

/** A moment, as precise as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Bytes as they are. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** So long from now by the clock of the database, which is the one that all processes of a node share. */
export const secondsFromNow = (seconds: number): SQL<Date> =>
  sql<Date>`now() + make_interval(secs => ${seconds})`;
