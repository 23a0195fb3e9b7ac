import * as z from 'zod';

import { grantFailure } from '../sign-in/oauth-failure.ts';
import type { Away } from './begin.ts';
import type { Provider } from './provider.ts';

const text = z.string().trim().max(500);

/** What a provider says of somebody. Anything it does not say well, it did not say. */
const Claims = z.object({
  iss: z.string().min(1).max(2_000),
  sub: z.string().min(1).max(255),
  email: z.email().max(255).optional().catch(undefined),
  email_verified: z.literal(true).optional().catch(undefined),
  preferred_username: text.optional().catch(undefined),
  name: text.max(120).optional().catch(undefined),
});

export type Claims = z.output<typeof Claims>;

/**
 * Who the provider says has come back, told to us alone: by the code, its proof and the nonce of this very visit. Fails
 * with `invalid_grant` for anything else.
 */
export async function redeem(
  { configuration, library }: Provider,
  back: URL,
  { state, away }: { state: string; away: Away },
): Promise<Claims> {
  try {
    const tokens = await library.authorizationCodeGrant(configuration, back, {
      pkceCodeVerifier: away.verifier,
      expectedState: state,
      expectedNonce: away.nonce,
      idTokenExpected: true,
    });
    const said = tokens.claims()!;
    const { userinfo_endpoint: more } = configuration.serverMetadata();
    if (said['email'] !== undefined || !more) return Claims.parse(said);
    const asked = await library.fetchUserInfo(configuration, tokens.access_token, said.sub);
    return Claims.parse({ ...asked, iss: said.iss, sub: said.sub });
  } catch (cause) {
    const failure = grantFailure('invalid_grant', 'Invalid grant: the provider did not confirm it');
    failure.cause = cause;
    throw failure;
  }
}
