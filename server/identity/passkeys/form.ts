import * as z from 'zod';

import { OfUser } from '../fields.ts';
import { OAuthClient } from '../sign-in/oauth-client.ts';

const bytes = z
  .string()
  .regex(/^[\w-]+$/, 'only base64url')
  .max(8_000);

const credential = {
  id: bytes.max(1_400),
  rawId: bytes.max(1_400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional(),
  clientExtensionResults: z.object({}).default({}), // none is asked for
};

const transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);

/** A new credential as browsers write it (WebAuthn 3 § RegistrationResponseJSON). */
const NewCredential = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string()).max(10).optional(),
  }),
});

/** The ways to reach an authenticator that browsers know; of any other there is no use. */
export const knownTransports = (given: string[] = []) =>
  given.flatMap((name) => transport.safeParse(name).data ?? []);

/** The proof of having a credential (WebAuthn 3 § AuthenticationResponseJSON). */
export const Assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.max(100).nullish(),
  }),
});

const passkeyName = z.string().trim().min(1).max(60);

export const NewPasskey = z.strictObject({ name: passkeyName, credential: NewCredential });
export const Rename = z.strictObject({ name: passkeyName });
export const SignInForm = z.strictObject({ credential: Assertion });
export const TokenForm = SignInForm.extend(OAuthClient.shape);
export const OfPasskey = z.object({ passkeyId: OfUser.shape.id });
