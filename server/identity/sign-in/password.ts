import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

import { Failure } from '../../platform/errors.ts';

/** Argon2id as OWASP's password storage sheet has it: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
const MAX_WAITING = 100;

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([\w+/]{11,64})\$([\w+/]{22,86})$/;

/** Nobody's hash: an unknown user costs as much time as a wrong password. */
const NOBODY = toPhc(COST, Buffer.alloc(SALT_BYTES), Buffer.alloc(TAG_BYTES));

/** A salted argon2id hash in PHC string format. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return toPhc(COST, salt, await derive(password, salt, COST, TAG_BYTES));
}

/** Whether the password is the one that was hashed. Without a hash it is wrong, but takes as long. */
export async function verifyPassword(password: string, hash = NOBODY): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', tag = ''] = PHC.exec(hash) ?? [];
  if (!tag) throw new Error('not an argon2id hash');
  const known = Buffer.from(tag, 'base64');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const derived = await derive(password, Buffer.from(salt, 'base64'), cost, known.length);
  return timingSafeEqual(derived, known);
}

function toPhc({ memory, passes, parallelism }: typeof COST, salt: Buffer, tag: Buffer) {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

function base64(bytes: Buffer) {
  return bytes.toString('base64').replace(/=+$/, '');
}

const runArgon2 = promisify(argon2);
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** One hash at a time: more of them would take every thread of the pool that reads media files. */
async function derive(message: string, nonce: Buffer, cost: typeof COST, tagLength: number) {
  if (waiting >= MAX_WAITING) {
    throw new Failure('unavailable', 'Too many people sign in at this moment. Try again.');
  }
  waiting++;
  const derived = last.then(() => runArgon2('argon2id', { message, nonce, tagLength, ...cost }));
  last = derived.catch(() => {}).finally(() => waiting--);
  return derived;
}
