import { randomUUID } from 'node:crypto';

import { createChannel } from '../../server/catalog/index.ts';
import { videos } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';

/** A published video of an account of another node. */
export async function givenRemoteVideo(db: Db, { host, name }: { host: string; name: string }) {
  const [account] = await db
    .insert(accounts)
    .values({ name: 'stranger', host, displayName: 'A stranger' })
    .returning({ id: accounts.id });
  const channel = await createChannel(db, {
    accountId: account!.id,
    name: `channel-${randomUUID()}`,
    displayName: 'Strange things',
  });
  const video = { uuid: randomUUID(), channelId: channel.id, name, privacy: 1, state: 1 };
  await db.insert(videos).values({ ...video, publishedAt: new Date() });
}
