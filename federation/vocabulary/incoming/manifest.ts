import * as z from 'zod';

import { AnyMoment, orNull, Reference, sameHost, Url } from './common.ts';

const MAX_FILES = 500;
const MAX_MIRRORS = 20;
const CLOCK_MINUTES = 30; // so far clocks may be apart

const hex = (digits: number) =>
  z
    .string()
    .regex(new RegExp(`^[0-9a-f]{${digits}}$`))
    .optional();

const File = z.object({
  href: Url,
  size: z
    .number()
    .int()
    .min(1)
    .max(2 ** 50),
  sha256: hex(64),
  infoHash: hex(40),
});

const Mirror = z
  .object({ id: Url, href: Url, expires: orNull(AnyMoment) })
  .refine(({ id, href }) => sameHost(id, href), 'Should lie on the host of who keeps it');

/** What another node signed of the files of a video. Unlike other documents it is right as a whole, or not taken. */
export const ForeignManifest = z
  .object({
    id: Url,
    type: z.literal('MediaManifest'),
    object: Reference,
    attributedTo: Reference,
    published: AnyMoment.refine(
      (at) => at.getTime() < Date.now() + CLOCK_MINUTES * 60_000,
      'Should not be of the future',
    ),
    files: z.array(File).min(1).max(MAX_FILES),
    mirrors: z.array(Mirror).max(MAX_MIRRORS),
  })
  .refine(
    ({ id, object, attributedTo, files }) =>
      [object, attributedTo, ...files.map(({ href }) => href)].every((url) => sameHost(url, id)),
    'Should be of its own host',
  );

export type ForeignManifest = z.output<typeof ForeignManifest>;
