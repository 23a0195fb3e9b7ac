import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { foreignHost, HandleText } from '../accounts/handle.ts';
import { HostText } from './host-text.ts';
import { mutesOfAccounts, mutesOfHosts } from './queries.ts';

const MAX_ASKED = 200; // a page of a hundred threads names some more

/** `hosts=a&hosts=b`, `hosts[]=a` and `hosts[0]=a` all name a list. */
const listed = (query: Record<string, string | string[]>, name: string) =>
  Object.entries(query)
    .filter(([key]) => key === name || (key.startsWith(`${name}[`) && key.endsWith(']')))
    .flatMap(([, value]) => value);

const FullHandle = HandleText.refine(({ host }) => host !== null, 'Should name its node too');

/** Each as it is spelt, which names it in the answer, beside what it means. */
const spelt = <T>(text: z.ZodType<T, string>) =>
  z.string().transform((spelling, context) => {
    const parsed = text.safeParse(spelling);
    if (parsed.success) return { spelling, meaning: parsed.data };
    context.addIssue({ code: 'custom', message: parsed.error.issues[0]!.message });
    return z.NEVER;
  });

export const StatusQuery = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .transform((query) => ({ hosts: listed(query, 'hosts'), accounts: listed(query, 'accounts') }))
  .pipe(
    z.object({
      hosts: z.array(spelt(HostText)).max(MAX_ASKED),
      accounts: z.array(spelt(FullHandle)).max(MAX_ASKED),
    }),
  );

const Muted = z.object({ blockedByServer: z.boolean(), blockedByUser: z.boolean() });

/** Contract § BlockStatus. */
export const BlockStatus = z.object({
  accounts: z.record(z.string(), Muted),
  hosts: z.record(z.string(), Muted),
});

/** Which of these accounts and hosts are muted, by the node and by the user. */
export async function muteStatus(
  db: Db,
  node: { host: string },
  userId: number | undefined,
  { hosts, accounts }: z.output<typeof StatusQuery>,
): Promise<z.output<typeof BlockStatus>> {
  const [ofHosts, ofAccounts] = await Promise.all([
    mutesOfHosts(
      db,
      userId,
      hosts.map(({ meaning }) => meaning),
    ),
    mutesOfAccounts(
      db,
      userId,
      accounts.map(({ meaning }) => meaning.name.toLowerCase()),
    ),
  ]);
  return {
    hosts: Object.fromEntries(
      hosts.map(({ spelling, meaning }) => [
        spelling,
        muted(ofHosts.filter(({ host }) => host === meaning)),
      ]),
    ),
    accounts: Object.fromEntries(
      accounts.map(({ spelling, meaning }) => [
        spelling,
        muted(
          ofAccounts.filter(
            ({ name, host }) =>
              name === meaning.name.toLowerCase() && host === foreignHost(node, meaning),
          ),
        ),
      ]),
    ),
  };
}

const muted = (mutes: { userId: number | null }[]) => ({
  blockedByServer: mutes.some(({ userId }) => userId === null),
  blockedByUser: mutes.some(({ userId }) => userId !== null),
});
