import * as z from 'zod';

const HANDLE = /^[\w.:-]{1,50}(@[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:\d{1,5})?)?$/i;

/** `name` or `name@host`; `parseHandle` of the catalog reads it. */
export const AccountHandle = z.string().max(320).regex(HANDLE, 'Should be a name, or name@host');

/** `name@host` alone, as the contract has it for subscriptions. */
export const FullHandle = AccountHandle.refine(
  (given) => given.includes('@'),
  'Should be name@host',
);
