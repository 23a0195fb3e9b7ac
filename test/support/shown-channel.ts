import { expect } from 'vitest';

import { channels } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import { type Document, see } from './activity-streams.ts';
import { expectShape, recorded } from './contract.ts';
import { startTestNode } from './node.ts';
import { openPeople } from './people.ts';
import { channelIdOf } from './uploads.ts';
import { openCatalog } from './videos.ts';

const picture = (key: string) => [
  { key, width: 120, height: 120, createdAt: new Date().toISOString() },
];

/** A node with a channel that has all a channel can have. */
export async function givenChannel() {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const alice = await join('alice');
  const catalog = openCatalog(node);
  await catalog.db.update(accounts).set({ avatars: picture('avatars/a.png') });
  await catalog.db.update(channels).set({
    avatars: picture('avatars/c.png'),
    banners: picture('banners/c.jpg'),
    support: 'Pay me',
  });
  const home = `http://localhost:${new URL(node.url).port}`;
  const find = async (path: string) => {
    const { status, body } = await see(node, path);
    expect([path, status]).toEqual([path, 200]);
    return body;
  };
  return { node, alice, join, home, find, channelId: await channelIdOf(alice), ...catalog };
}

/** Our contexts hold what recorded ones do; those of actors tell of our second key, too. */
const expectContext = (ours: Document, name: string) => {
  const theirs = (recorded(name) as { '@context': unknown[] })['@context'];
  expect((ours['@context'] as unknown[]).slice(0, theirs.length)).toEqual(theirs);
};

/** Holds a document of ours against a recorded one, its context word by word. */
export const expectAs = (ours: Document, name: string, apart: string[] = []) => {
  expectContext(ours, name);
  expectShape(ours, recorded(name), apart);
};
