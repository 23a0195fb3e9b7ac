import * as z from 'zod';

/** The name of an account or channel, with the host of its node unless it is one of the reader's own. */
export type Handle = { name: string; host?: string };

const HANDLE =
  /^(?<name>[\w.:-]{1,50})(?:@(?<host>[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?))?$/i;

function split(text: string): Handle {
  const { name, host } = HANDLE.exec(text)!.groups!;
  return { name: name!.toLowerCase(), ...(host && { host: host.toLowerCase() }) };
}

const text = z.string().max(320);

/** `name` or `name@host`. */
export const AccountHandle = text.regex(HANDLE, 'Should be a name, or name@host').transform(split);

/** `name@host` alone, as the contract has it for subscriptions. */
export const FullHandle = text
  .refine((given) => HANDLE.test(given) && given.includes('@'), 'Should be name@host')
  .transform((given) => ({ given, ...split(given) }));
