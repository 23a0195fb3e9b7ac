import * as z from 'zod';

import { claimedPassword, displayName, email } from '../fields.ts';
import { PREFERENCE_FIELDS } from '../preferences.ts';

/**
 * What users change about themselves (contract § UpdateMe). A new password may be too long here: a wrong current one is
 * told first.
 */
export const MeForm = z
  .strictObject({
    ...PREFERENCE_FIELDS,
    displayName,
    description: z.string().min(3).max(1000).nullable(),
    email,
    password: claimedPassword,
    currentPassword: claimedPassword,
  })
  .partial();
