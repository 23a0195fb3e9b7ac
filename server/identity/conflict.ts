import { Failure, systemCode } from '../platform/errors.ts';

const UNIQUE_VIOLATION = '23505';

/** Says of two who take one name or address at the same time that the second comes too late; throws on what else is wrong. */
export function refuseTaken(error: unknown): never {
  if (systemCode(error) !== UNIQUE_VIOLATION) throw error;
  throw new Failure('conflict', 'A user with this name or e-mail address exists already.');
}
