import * as z from 'zod';

import { ListOf, Moment } from '../../catalog/index.ts';
import type { Registration } from './queries.ts';
import { REGISTRATION_LABELS } from './state.ts';

const State = z.object({ id: z.literal([1, 2, 3]), label: z.string() });

/** Contract § UserRegistration. */
export const RegistrationAnswer = z.object({
  id: z.int().positive(),
  state: State,
  registrationReason: z.string(),
  moderationResponse: z.string().nullable(),
  username: z.string(),
  email: z.string(),
  emailVerified: z.boolean().nullable(),
  accountDisplayName: z.string().nullable(),
  channelHandle: z.string().nullable(),
  channelDisplayName: z.string().nullable(),
  createdAt: Moment,
  updatedAt: Moment,
  user: z.object({ id: z.int().positive() }).nullable(),
});

export const RegistrationList = ListOf(RegistrationAnswer);
export const Registered = z.object({ state: State });

export const stateJson = (state: number) => ({ id: state, label: REGISTRATION_LABELS[state]! });

export const registrationJson = (registration: Registration) => ({
  id: registration.id,
  state: stateJson(registration.state),
  registrationReason: registration.reason,
  moderationResponse: registration.moderationResponse,
  username: registration.username,
  email: registration.email,
  emailVerified: registration.emailVerified,
  accountDisplayName: registration.displayName,
  channelHandle: registration.channelName,
  channelDisplayName: registration.channelDisplayName,
  createdAt: registration.createdAt,
  updatedAt: registration.updatedAt,
  user: registration.userId === null ? null : { id: registration.userId },
});
