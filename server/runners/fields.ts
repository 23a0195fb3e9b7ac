import * as z from 'zod';

/** A token of any kind (contract: 1–1000 characters). */
export const Token = z.string().min(1).max(1000);

/** What is said of a failure or an abort. */
export const Reason = z.string().min(1).max(5000);

const SEMVER = /^\d+\.\d+\.\d+(?:[-+][\w.+-]{1,60})?$/;
export const Version = z.string().max(100).regex(SEMVER, 'Should be a version');

export const OfRunner = z.object({ runnerToken: Token });
export const OfJob = z.object({ jobUUID: z.uuid() });
export const Holding = z.object({ runnerToken: Token, jobToken: Token });

const Id = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);
export const RunnerId = z.object({ runnerId: Id });
export const RegistrationTokenId = z.object({ registrationTokenId: Id });
