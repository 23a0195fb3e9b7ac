import { findTakenNames } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { RESERVED } from '../require-free-names.ts';

const MAX_LENGTH = 40; // leaves room for a number

/** A name of this node's alphabet out of any text: `Zoë K.` is `zoe_k`. */
const toUsername = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .slice(0, 200)
    .replaceAll(/[^a-z0-9._]+/g, '_')
    .slice(0, MAX_LENGTH)
    .replaceAll(/^[._]+|[._]+$/g, '') || 'user';

/** The first of `name`, `name2`, `name3`, … that is nobody's; a far one when many are taken. */
export async function freeUsername(tx: Db, wanted: string, random = Math.random): Promise<string> {
  const name = toUsername(wanted);
  const numbers = Array.from({ length: 20 }, (_, n) => n + 2);
  const far = Math.floor(random() * 1e9);
  const choice = [name, ...[...numbers, far].map((number) => `${name}${number}`)];
  const taken = await findTakenNames(tx, choice);
  return choice.find((free) => !taken.has(free) && !RESERVED.has(free)) ?? `${name}${far}`;
}
