import { statfs } from 'node:fs/promises';
import { loadavg } from 'node:os';

import * as z from 'zod';

import { createCache } from '../../platform/cache.ts';
import type { Config } from '../../platform/config.ts';
import type { Db } from '../../platform/db.ts';
import { countJobs } from '../../platform/jobs/list.ts';
import type { Mail } from '../../platform/mail.ts';
import type { MediaEgress } from '../../platform/media-egress/index.ts';
import { programVersion } from '../../platform/programs/program-version.ts';
import { isQueuePaused } from '../operations/queue-pause.ts';

const bytes = z.number().min(0);
const count = z.int().min(0);

/** What an administrator looks at first: ours, the contract has nothing like it. */
export const Health = z
  .object({
    uptimeSeconds: count.describe('of the answering process'),
    residentBytes: bytes.describe('memory of the answering process'),
    load: z.number().min(0).describe('of the machine, over the last minute'),
    disk: z.object({ freeBytes: bytes, totalBytes: bytes }).describe('where media are kept'),
    egress: z
      .object({
        bytesPerSecond: bytes,
        budgetBytesPerSecond: bytes.nullable().describe('null: there is none'),
        isPressed: z.boolean().describe('players are asked to take media elsewhere'),
        maxBitsPerSecond: z.number().nullable().describe('players are asked to play no more'),
      })
      .describe('media sent by the answering process'),
    encoder: z.object({ version: z.string().nullable() }).describe('null: it cannot be run'),
    mail: z.object({ enabled: z.boolean() }),
    isEncrypted: z.boolean().describe('whether people reach this node by https'),
    jobs: z.object({
      waiting: count,
      delayed: count,
      active: count,
      failed: count,
      isPaused: z.boolean(),
    }),
  })
  .meta({ id: 'Health' });

export type HealthNode = {
  db: Db;
  publicUrl: URL;
  mail: Pick<Mail, 'enabled'>;
  egress: Pick<MediaEgress, 'figures'>;
  config: Pick<Config, 'dataDirectory' | 'ffmpegPath'>;
};

const ENCODER_KEPT_SECONDS = 300; // starting a program costs more than all the rest

const encoders = createCache<string | null>({ ttlSeconds: ENCODER_KEPT_SECONDS, maxKeys: 10 });

/** How the node is, as the answering process sees it. */
export async function healthOf(node: HealthNode): Promise<z.output<typeof Health>> {
  const { db, config, mail, egress, publicUrl } = node;
  const [disk, version, jobs, isPaused] = await Promise.all([
    statfs(config.dataDirectory),
    encoders.remember(config.ffmpegPath, () => programVersion(config.ffmpegPath)),
    countJobs(db),
    isQueuePaused(db),
  ]);
  return {
    uptimeSeconds: Math.floor(process.uptime()),
    residentBytes: process.memoryUsage.rss(),
    load: loadavg()[0]!,
    disk: { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize },
    egress: egress.figures(),
    encoder: { version },
    mail: { enabled: mail.enabled },
    isEncrypted: publicUrl.protocol === 'https:',
    jobs: { ...jobs, isPaused },
  };
}
