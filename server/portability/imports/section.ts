import * as z from 'zod';

import { Failure } from '../../platform/errors.ts';
import { refused } from './archive/limits.ts';
import type { Importing } from './importing.ts';
import { type Count, noCount, type Outcome } from './tally.ts';

/** How one kind of thing of an archive comes in. */
export type Section = {
  /** What it is called in the tally. */
  name: string;
  file: string;
  /** The things a document lists. Fails with `unreadable_media` when it does not. */
  listed: (document: unknown) => unknown[];
  take: (importing: Importing, item: unknown) => Promise<Outcome>;
};

type Kind<S extends z.ZodType> = {
  name: string;
  file: string;
  /** The field of the document that lists the things; without one, the document is the thing. */
  list?: string;
  item: S;
  /** Brings one in; `duplicates` when it is here already. What it fails with is counted. */
  take: (importing: Importing, item: z.output<S>) => Promise<Outcome | void>;
};

/** Declares what is taken from one file of an archive, item by item. What cannot be read fails with `unreadable_media`. */
export const defineSection = <S extends z.ZodType>({
  name,
  file,
  list,
  item: Item,
  take,
}: Kind<S>): Section => ({
  name,
  file,
  listed(document) {
    if (list === undefined) return [document];
    const things = Object(document)[list] as unknown;
    if (!Array.isArray(things)) throw refused(`${file} has no ${list}`);
    return things;
  },
  async take(importing, item) {
    const read = Item.safeParse(item);
    if (!read.success) return 'errors';
    try {
      return (await take(importing, read.data)) ?? 'success';
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return error.code === 'conflict' ? 'duplicates' : 'errors';
    }
  },
});

/** Brings in all of a section. */
export async function takeAll(section: Section, importing: Importing): Promise<Count> {
  const count = noCount();
  const document = await importing.archive.document(section.file);
  if (document === undefined) return count;
  for (const item of section.listed(document)) {
    importing.signal.throwIfAborted();
    count[await section.take(importing, item)]++;
  }
  return count;
}
