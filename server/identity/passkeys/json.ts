import * as z from 'zod';

import { ListOf, Moment } from '../../catalog/index.ts';
import type { Passkey } from './queries.ts';

export const PasskeyAnswer = z.object({
  id: z.int().positive(),
  name: z.string(),
  createdAt: Moment,
  lastUsedAt: Moment.nullable(),
});

export const PasskeyList = ListOf(PasskeyAnswer);

export const passkeyJson = ({ id, name, createdAt, lastUsedAt }: Passkey) => ({
  id,
  name,
  createdAt,
  lastUsedAt,
});

const Credential = z.object({ id: z.string(), type: z.literal('public-key') }).loose();

/** What a browser needs to make a passkey (WebAuthn 3 § PublicKeyCredentialCreationOptionsJSON). */
export const CreationOptions = z
  .object({
    challenge: z.string(),
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    excludeCredentials: z.array(Credential),
  })
  .loose();

/** What a browser needs to sign in (WebAuthn 3 § PublicKeyCredentialRequestOptionsJSON). */
export const RequestOptions = z.object({ challenge: z.string(), rpId: z.string() }).loose();
