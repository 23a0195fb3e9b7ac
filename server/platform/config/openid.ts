import * as z from 'zod';

const domains = z
  .string()
  .transform((text) => text.split(',').map((domain) => domain.trim().toLowerCase()))
  .pipe(z.array(z.hostname()).min(1));

/** The settings of a provider people may sign in with (OpenID Connect). */
export const OpenIdSettings = {
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('an OpenID provider people may sign in with, by the address it calls itself'),
  OIDC_ALLOW_PRIVATE_ISSUER: z
    .stringbool()
    .default(false)
    .describe('whether that provider may be in a private network, also by plain http'),
  OIDC_CLIENT_ID: z.string().min(1).optional().describe('what that provider calls this node'),
  OIDC_CLIENT_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe('what proves it; unset: a public client'),
  OIDC_LABEL: z
    .string()
    .min(1)
    .max(50)
    .default('OpenID')
    .describe('what people know that provider as: “Sign in with …”'),
  OIDC_SIGN_UP: z
    .stringbool()
    .default(true)
    .describe('whether who signs in there and is new here becomes a user'),
  OIDC_ALLOWED_DOMAINS: domains
    .optional()
    .describe('only who has a verified e-mail address there becomes one; unset: everybody'),
};

type Given = z.output<z.ZodObject<typeof OpenIdSettings>>;

/** A provider without our name at it is no use. */
export const isOpenIdWhole = (given: Given): boolean =>
  given.OIDC_ISSUER === undefined || given.OIDC_CLIENT_ID !== undefined;

export const MISSING_CLIENT_ID = {
  path: ['OIDC_CLIENT_ID'],
  message: 'is needed beside OIDC_ISSUER',
};

/** The provider, if there is one. */
export const openIdOf = (given: Given) =>
  given.OIDC_ISSUER === undefined
    ? undefined
    : {
        issuer: new URL(given.OIDC_ISSUER),
        allowsPrivateIssuer: given.OIDC_ALLOW_PRIVATE_ISSUER,
        clientId: given.OIDC_CLIENT_ID!,
        clientSecret: given.OIDC_CLIENT_SECRET,
        label: given.OIDC_LABEL,
        signUp: given.OIDC_SIGN_UP,
        allowedDomains: given.OIDC_ALLOWED_DOMAINS,
      };

export type OpenId = NonNullable<ReturnType<typeof openIdOf>>;
