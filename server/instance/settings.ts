import { randomBytes } from 'node:crypto';

import type { output, ZodType } from 'zod';
import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { findSetting, insertSetting, putSetting } from './queries.ts';

export type SettingType<S extends ZodType = ZodType> = {
  name: string;
  value: S;
  create: () => output<S>;
};

/** Declares something the node keeps about itself; `create` makes its first value. */
export const defineSetting = <S extends ZodType>(type: SettingType<S>) => type;

/** A setting's value. Whoever asks first creates it, and processes that ask at the same time agree on one. */
export async function setting<S extends ZodType>(
  db: Db,
  { name, value, create }: SettingType<S>,
): Promise<output<S>> {
  const known = await findSetting(db, name);
  if (known !== undefined) return value.parse(known);
  await insertSetting(db, name, create());
  return value.parse(await findSetting(db, name));
}

/** Gives a setting another value. */
export const changeSetting = <S extends ZodType>(
  tx: Db,
  { name, value }: SettingType<S>,
  to: output<S>,
): Promise<void> => putSetting(tx, name, value.parse(to));

const SigningSecret = defineSetting({
  name: 'signing-secret',
  value: z.string().length(64),
  create: () => randomBytes(32).toString('hex'),
});

/** The 256-bit key of what this node signs for itself, such as links to private files. */
export const signingSecret = async (db: Db): Promise<Buffer> =>
  Buffer.from(await setting(db, SigningSecret), 'hex');
