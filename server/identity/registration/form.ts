import * as z from 'zod';

import { channelName, displayName, email, password, username } from '../fields.ts';

const channel = z.strictObject({ name: channelName, displayName });

const applicant = {
  username,
  password,
  email,
  displayName: displayName.optional(),
  channel: channel.optional(),
};

const hasOwnName = (form: { username: string; channel?: { name: string } | undefined }) =>
  form.channel?.name.toLowerCase() !== form.username;

const SAME_NAME = { path: ['channel', 'name'], message: 'Channel name cannot be the username.' };

const registrationReason = z.string().trim().min(2).max(3000);

/** Who joins (contract § RegisterUser). A reason may be there, and is not needed. */
export const RegisterForm = z
  .strictObject({ ...applicant, registrationReason: z.string().max(3000).optional() })
  .refine(hasOwnName, SAME_NAME);

/** Who asks to join (contract § UserRegistrationRequest). */
export const RequestForm = z
  .strictObject({ ...applicant, registrationReason })
  .refine(hasOwnName, SAME_NAME);

/** What a moderator decides (contract § UserRegistrationAcceptOrReject). */
export const Decision = z.strictObject({
  moderationResponse: z.string().trim().min(2).max(3000),
  preventEmailDelivery: z.boolean().default(false),
});
