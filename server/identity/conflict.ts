import { Failure, systemCode } from '../platform/errors.ts';

const UNIQUE_VIOLATION = '23505';

/** Somebody else has what a field asks for. */
export const fieldTaken = (field: string, why: string) =>
  new Failure('conflict', why, { 'invalid-params': { [field]: { msg: why, path: field } } });

/** Says of two who take one name or address at the same time that the second comes too late; throws on what else is wrong. */
export function refuseTaken(error: unknown): never {
  if (systemCode(error) !== UNIQUE_VIOLATION) throw error;
  throw new Failure('conflict', 'A user with this name or e-mail address exists already.');
}
