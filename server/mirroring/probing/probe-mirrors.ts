import * as z from 'zod';

import { announceCounts, fragmentedName } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Fetch } from '../../platform/fetch/index.ts';
import { defineJob } from '../../platform/jobs.ts';
import { judge, type Probe } from './judge.ts';
import { findDue, findSample, recordProbe } from './probe-queries.ts';
import { probe } from './probe.ts';

type Node = { db: Db; fetch: Fetch; signal: AbortSignal };

const MAX_OF_HOST = 5; // in a round: many copies at one place are looked at by and by

/** Looks whether the copies other nodes keep of videos of this one are still there and true, a few at a time. */
export const probeMirrors = defineJob<Omit<Node, 'signal'>>()({
  name: 'mirroring.probe-mirrors',
  payload: z.object({}),
  attempts: 3,
  timeoutMinutes: 15,
  cron: '*/5 * * * *',
  coalesces: true,
  async run(_, node) {
    const asked = new Map<string, number>();
    for (const due of await findDue(node.db)) {
      const count = (asked.get(due.mirror.host) ?? 0) + 1;
      asked.set(due.mirror.host, count);
      if (count <= MAX_OF_HOST) await look(node, due);
    }
  },
});

type Due = Awaited<ReturnType<typeof findDue>>[number];

async function look(node: Node, due: Due): Promise<void> {
  const { mirror } = due;
  const found = await ask(node, due);
  if (!found) return;
  const { againInMinutes, ...finding } = judge(mirror, found);
  const nextProbeAt = new Date(Date.now() + againInMinutes * 60_000);
  await node.db.transaction(async (tx) => {
    await recordProbe(tx, mirror.id, { ...finding, nextProbeAt });
    if (finding.health !== mirror.health) await announceCounts(tx);
  });
}

/** A copy that lacks the sound that lies apart, as those of PeerTube nodes do, is asked for pictures. */
async function ask(node: Node, due: Due, forPictures = false): Promise<Probe | undefined> {
  const { mirror, setUuid } = due;
  const sample = await findSample(node.db, mirror.videoId, forPictures);
  if (!sample) return undefined;
  const { height, segmentHashes } = sample;
  const url = new URL(`${mirror.baseUrl.replace(/\/$/, '')}/${fragmentedName(setUuid, height)}`);
  const found = await probe(node.fetch, { url, segmentHashes }, node.signal);
  const lacksSound = height === 0 && found?.result === 'failed';
  return lacksSound ? ((await ask(node, due, true)) ?? found) : found;
}
