import * as z from 'zod';

import {
  changeSetting,
  configChanged,
  defineSetting,
  instanceConfig,
  setting,
} from '../../server/instance/index.ts';
import { emitAll } from '../../server/platform/events.ts';
import { remoteFailed } from '../../server/platform/fetch/failure.ts';
import { canonicalHost } from '../../server/platform/host.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { toJson } from '../fetch/to-json.ts';
import type { Handling } from '../inbox/handling.ts';
import { followAsked, ofNode } from './ask-to-follow.ts';

const MAX_BYTES = 4 * 2 ** 20;
const PAGE_HOSTS = 1_000;
const MAX_HOSTS = 10_000; // of one reading

/** An answer of an index of nodes (instances.joinpeertube.org). */
const Index = z.object({ data: z.array(z.looseObject({ host: z.string() })) });

/** Which index was read, and when. */
const ReadIndex = defineSetting({
  name: 'read-index',
  value: z.object({ url: z.string(), since: z.iso.datetime().optional() }),
  create: () => ({ url: '' }),
});

/**
 * Follows the nodes of the index administrators chose, and each hour those it has since. One that they unfollow is not
 * followed again. Safe to repeat.
 */
export const followIndex = defineJob<Handling>()({
  name: 'federation.follow-index',
  payload: configChanged.payload,
  attempts: 3,
  timeoutMinutes: 5,
  cron: '29 * * * *',
  async run(_, node) {
    const { autoFollowIndex } = (await instanceConfig(node.db)).followings.instance;
    const url = autoFollowIndex.enabled ? URL.parse(autoFollowIndex.indexUrl) : null;
    if (!url) return;
    const read = await setting(node.db, ReadIndex);
    const since = new Date().toISOString();
    if (read.url === autoFollowIndex.indexUrl && read.since)
      url.searchParams.set('since', read.since);
    const hosts = await hostsIn(node, url);
    await node.db.transaction(async (tx) => {
      await changeSetting(tx, ReadIndex, { url: autoFollowIndex.indexUrl, since });
      const wanted = hosts.map((host) => ({ ...ofNode(host), isByItself: true }));
      await emitAll(tx, followAsked, wanted);
    });
  },
});

/** The other nodes an index tells of. Fails with `remote_failed`. */
async function hostsIn(node: Handling, url: URL): Promise<string[]> {
  const told = new Set<string>();
  for (let start = 0; start < MAX_HOSTS; start += PAGE_HOSTS) {
    const known = told.size;
    const page = await readPage(node, url, start);
    for (const { host } of page) told.add(host);
    if (page.length < PAGE_HOSTS || told.size === known) break; // some know no pages, and send all each time
  }
  const hosts = [...told].flatMap((host) => canonicalHost(host) ?? []);
  return [...new Set(hosts)].filter((host) => host !== node.publicUrl.host);
}

async function readPage({ fetch, signal }: Handling, index: URL, start: number) {
  const url = new URL(index);
  url.searchParams.set('start', String(start));
  url.searchParams.set('count', String(PAGE_HOSTS));
  const { status, body } = await fetch.fetch(url, { maxBytes: MAX_BYTES, signal });
  const page = status === 200 ? Index.safeParse(toJson(body)).data : undefined;
  if (!page) throw remoteFailed(`${url.host} has no index of nodes.`);
  return page.data.slice(0, MAX_HOSTS);
}
