import { Failure } from '../../server/platform/errors.ts';
import { requireMedia } from '../policies/gate.ts';
import type { Reaching } from './fetch-object.ts';

const MAX_BYTES = 8 * 2 ** 20;
const TOTAL_SECONDS = 20;

/** The bytes of a picture of another node. Whether it is one, is found out when it is drawn anew. */
export async function fetchPicture({ db, fetch, signal }: Reaching, url: string) {
  const answer = await fetch.fetch(new URL(url), {
    maxBytes: MAX_BYTES,
    totalSeconds: TOTAL_SECONDS,
    headers: async (to) => {
      await requireMedia({ db }, to);
      return { accept: 'image/jpeg, image/png, image/webp, image/*;q=0.5' };
    },
    ...(signal && { signal }),
  });
  if (answer.status !== 200) throw new Failure('remote_failed', `There is no picture at ${url}.`);
  return new Uint8Array(answer.body);
}
