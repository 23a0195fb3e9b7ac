import * as z from 'zod';

import { claimedPassword, displayName, email } from '../fields.ts';
import { PREFERENCE_FIELDS } from '../preferences.ts';

/** What users say of themselves. */
export const PROFILE_FIELDS = {
  displayName,
  description: z.string().min(3).max(1000).nullable(),
};

const Fields = z
  .strictObject({
    ...PREFERENCE_FIELDS,
    ...PROFILE_FIELDS,
    email,
    password: claimedPassword,
    currentPassword: claimedPassword,
  })
  .partial();

const FLAGS = [
  'nsfwFlagsDisplayed',
  'nsfwFlagsHidden',
  'nsfwFlagsWarned',
  'nsfwFlagsBlurred',
] as const;

type Flags = z.output<typeof Fields>;

const shares = (form: Flags, one: (typeof FLAGS)[number], other: (typeof FLAGS)[number]) =>
  ((form[one] ?? 0) & (form[other] ?? 0)) !== 0;

/**
 * What users change about themselves (contract § UpdateMe). A new password may be too long here: a wrong current one is
 * told first.
 */
export const MeForm = Fields.refine(
  (form) => FLAGS.every((one, n) => FLAGS.slice(n + 1).every((other) => !shares(form, one, other))),
  { path: ['nsfwFlagsDisplayed'], message: 'Should treat each kind of content in one way' },
);
