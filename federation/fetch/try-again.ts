import { Failure } from '../../server/platform/errors.ts';

/** Has a job tried again when another node was not to be had: a `Failure` would end it for good. */
export async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'remote_failed') throw error;
    throw new Error(error.message, { cause: error });
  }
}
