import * as z from 'zod';

/** What is counted in requests, by the names it is counted under; `ops/running.md` says what each is. */
export const RATE_LIMIT_NAMES = [
  'sign-in',
  'sign-in-as',
  'sign-in-known',
  'sign-in-all-known',
  'otp',
  'openid',
  'passkey-challenge',
  'sign-up',
  'sign-up-told',
  'ask-mail',
  'ask-mail-to',
  'video-password',
  'contact',
  'client-log',
  'comment',
  'abuse-reports',
  'bulk',
  'look-up',
  'viewers',
  'household',
  'playback',
  'download-generate',
  'runner-register',
  'runner-request',
] as const;

const SECONDS = { s: 1, m: 60, h: 3_600 };
const LIMIT = /^([a-z-]+)=([1-9]\d{0,6})\/([1-9]\d{0,3})([smh])$/;

const Bound = z.tuple([
  z.enum(RATE_LIMIT_NAMES),
  z.object({ attempts: z.int(), windowSeconds: z.int() }),
]);

const limit = z
  .string()
  .regex(LIMIT, 'Should be name=attempts/time, as sign-in=50/5m')
  .transform((text) => {
    const [, name, attempts, time, unit] = LIMIT.exec(text)!;
    const windowSeconds = Number(time) * SECONDS[unit as keyof typeof SECONDS];
    return [name, { attempts: Number(attempts), windowSeconds }];
  })
  .pipe(Bound);

/** How often what may be tried: by name, what an operator has set otherwise. */
export const RateLimitSettings = {
  RATE_LIMITS: z
    .string()
    .transform((text) => text.split(',').flatMap((each) => each.trim() || []))
    .pipe(z.array(limit).max(RATE_LIMIT_NAMES.length))
    .optional()
    .describe('how often somebody may try what, sign-in=50/5m, with commas; unset: as usual'),
};

type Settings = z.output<z.ZodObject<typeof RateLimitSettings>>;

export const rateLimitsOf = ({ RATE_LIMITS = [] }: Settings): ReadonlyMap<string, Attempts> =>
  new Map(RATE_LIMITS);

/** How many attempts in how long. */
export type Attempts = { attempts: number; windowSeconds: number };
