import { customType, timestamp } from 'drizzle-orm/pg-core';

/** A moment, as precise as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Bytes as they are. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
