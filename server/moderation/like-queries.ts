import { ilike, or } from 'drizzle-orm';
import type { AnyColumn, SQL } from 'drizzle-orm';

/** Whether one of these columns holds the text, in any case of letters; undefined for no text, which filters nothing. */
export const holdsText = (text: string | undefined, ...columns: (AnyColumn | SQL)[]) =>
  text ? or(...columns.map((column) => ilike(column as AnyColumn, pattern(text)))) : undefined;

const pattern = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
