import { Failure } from '../../server/platform/errors.ts';

/** What another node does not give is no fault of this one: what is here of it stays as it was. */
export function passOver(error: unknown): void {
  if (!(error instanceof Failure)) throw error;
}
