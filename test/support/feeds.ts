import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect } from 'vitest';

import { ask } from './asking.ts';
import type { SignedIn } from './client.ts';
import { recorded } from './contract.ts';
import { startTestNode } from './node.ts';
import { openPeople } from './people.ts';
import { openCatalog } from './videos.ts';

const LISTS = new Set(['item', 'entry', 'podcast:alternateEnclosure']);
const parser = new XMLParser({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  isArray: (name) => LISTS.has(name),
});

type Item = Record<string, unknown> & { title: string; link: string };
export type RssChannel = Record<string, unknown> & { item?: Item[] };
export type AtomFeed = Record<string, unknown> & { entry?: { title: string }[] };

/** An XML document as an object; fails the test when it is not well-formed. */
export function readXml(xml: string): { rss: { channel: RssChannel }; feed: AtomFeed } {
  expect(XMLValidator.validate(xml)).toBe(true);
  return parser.parse(xml);
}

export const recordedXml = (name: string) => readXml(recorded(name) as string);

export const titlesOf = ({ item = [] }: RssChannel) => item.map(({ title }) => title);

/** A node whose feeds are read, and two who publish on it. */
export async function openFeeds() {
  const node = await startTestNode({ PUBLIC_URL: 'https://node.example' });
  const { root, join } = await openPeople(node);
  return {
    node,
    root,
    alice: await join('alice'),
    bob: await join('bob'),
    ...openCatalog(node),
    async rss(path: string) {
      const response = await node.request(path);
      expect([path, response.status]).toEqual([path, 200]);
      return readXml(await response.text()).rss.channel;
    },
    status: async (path: string, accept = '*/*') =>
      (await node.request(path, { headers: { accept } })).status,
  };
}

export type Feeds = Awaited<ReturnType<typeof openFeeds>>;

/** The numbers of somebody's account and first channel. */
export async function idsOf(who: SignedIn) {
  const { account, videoChannels } = (await ask(who, 'GET /users/me')).body as {
    account: { id: number };
    videoChannels: { id: number }[];
  };
  return { accountId: account.id, channelId: videoChannels[0]!.id };
}
