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
import type { Handling } from '../inbox/handling.ts';
import { followAsked, ofNode } from './ask-to-follow.ts';

const MAX_BYTES = 4 * 2 ** 20;
const MAX_HOSTS = 2_000; // of one reading

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
async function hostsIn({ fetch, publicUrl, signal }: Handling, url: URL): Promise<string[]> {
  const { status, body } = await fetch.fetch(url, { maxBytes: MAX_BYTES, signal });
  const index = status === 200 ? Index.safeParse(toJson(body)).data : undefined;
  if (!index) throw remoteFailed(`${url.host} has no index of nodes.`);
  const hosts = index.data.slice(0, MAX_HOSTS).flatMap(({ host }) => canonicalHost(host) ?? []);
  return [...new Set(hosts)].filter((host) => host !== publicUrl.host);
}

function toJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
