import { resolve } from 'node:path';

import * as z from 'zod';

import { mirroringOf, MirroringSettings } from './config/mirroring.ts';
import { isOpenIdWhole, MISSING_CLIENT_ID, openIdOf, OpenIdSettings } from './config/openid.ts';
import { rateLimitsOf, RateLimitSettings } from './config/rate-limits.ts';
import {
  isRemoteWorkWhole,
  REMOTE_WORK_IS_INCOMPLETE,
  remoteWorkOf,
  RemoteWorkSettings,
} from './config/remote-work.ts';
import { seedingOf, SeedingSettings } from './config/seeding.ts';
import { sizeBytes } from './config/size.ts';
import { isShardOfTracker, NO_SUCH_SHARD, trackerOf, TrackerSettings } from './config/tracker.ts';

const ROLES = ['web', 'worker', 'tracker', 'seeder'] as const;
export type Role = (typeof ROLES)[number];

/** What a process does unless told: a seeder costs memory that not every node has. */
const USUAL_ROLES: Role[] = ['web', 'worker', 'tracker'];

const roles = z
  .string()
  .transform((text) => (text === 'all' ? USUAL_ROLES : text.split(',').map((role) => role.trim())))
  .pipe(z.array(z.enum(ROLES)).min(1));

const stunUrls = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((url) => url.trim() || []))
  .pipe(z.array(z.string().regex(/^stuns?:[\w.:[\]-]+$/, 'Should be stun:host:port')).max(5));

const egress = sizeBytes.pipe(z.number().min(1000, 'Should be 1KB or more'));

const days = z.coerce.number().int().min(1).max(36_500);

const Shape = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(9000)
    .describe('port to listen on; 0 picks a free one'),
  HOST: z
    .string()
    .min(1)
    .optional()
    .describe('address to listen on; unset: every address of the machine'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('the URL people reach this node at; unset: http://localhost:PORT'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .describe('where media, uploads and the embedded database live'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('a PostgreSQL 15 or newer of your own; unset: an embedded PostgreSQL in DATA_DIR'),
  ADMIN_PASSWORD: z
    .string()
    .min(6)
    .max(255)
    .optional()
    .describe('password of `root` at the first start; unset: generated and printed once'),
  FEDERATION_ALLOW_PRIVATE: z
    .stringbool()
    .default(false)
    .describe('let this node talk to private addresses and plain http: for tests only'),
  MIRRORS_FROM: z
    .enum(['nobody', 'anybody', 'followings'])
    .default('anybody')
    .describe(
      'whose copies of videos players are told of: of nobody, anybody, or nodes it follows',
    ),
  ...MirroringSettings,
  ...SeedingSettings,
  ...TrackerSettings,
  EGRESS_BYTES_PER_SECOND: egress
    .optional()
    .describe(
      'above it, players are asked to take media elsewhere, then to play less of it; 10MB; unset: never',
    ),
  STUN_URLS: stunUrls.describe(
    'where viewers who share learn their own address, stun:host:port, with commas; unset: nowhere',
  ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('the server that sends mail, smtp://user:password@host:587; unset: no mail is sent'),
  MAIL_FROM: z
    .string()
    .min(3)
    .optional()
    .describe('the sender of mail; unset: noreply@ the host of PUBLIC_URL'),
  ...OpenIdSettings,
  ...RateLimitSettings,
  ROLES: roles
    .prefault('all')
    .describe(`what this process does: a list of ${ROLES.join(', ')}; all: without seeder`),
  ...RemoteWorkSettings,
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('info')
    .describe('least severity that is logged, to standard error'),
  FFMPEG_PATH: z.string().min(1).default('ffmpeg').describe('the ffmpeg program'),
  FFPROBE_PATH: z.string().min(1).default('ffprobe').describe('the ffprobe program'),
  TRANSCODE_CHUNK_SECONDS: z.coerce
    .number()
    .int()
    .multipleOf(4)
    .max(600)
    .min(4)
    .default(60)
    .describe('how much of a long video one worker encodes at a time'),
  ENCODERS_TRIED: z
    .enum(['at-start', 'when-needed'])
    .default('at-start')
    .describe('when a process that encodes finds out which encoders of its machine work'),
  VIEWS_LOCAL_KEPT_DAYS: days
    .default(730)
    .describe('how long it is kept who watched which seconds of videos of this node'),
  VIEWS_REMOTE_KEPT_DAYS: days.default(30).describe('the same of videos of other nodes'),
  YT_DLP_PATH: z
    .string()
    .min(1)
    .default('yt-dlp')
    .describe(
      'the yt-dlp program, to import from pages; where it is not there, from media files only',
    ),
});

const Settings = Shape.refine(isOpenIdWhole, MISSING_CLIENT_ID)
  .refine(isShardOfTracker, NO_SUCH_SHARD)
  .refine(isRemoteWorkWhole, REMOTE_WORK_IS_INCOMPLETE);

export type Config = ReturnType<typeof readConfig>;

/**
 * Reads the environment once, at the start. An empty variable counts as unset.
 * Throws an `Error` naming every wrong setting: a node with a wrong setting does not start.
 */
export function readConfig(env: NodeJS.ProcessEnv) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) throw new Error(`Wrong settings:\n${z.prettifyError(parsed.error)}`);
  const settings = parsed.data;
  return Object.freeze({
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL === undefined ? undefined : new URL(settings.PUBLIC_URL),
    dataDirectory: resolve(settings.DATA_DIR),
    database: settings.DATABASE_URL,
    adminPassword: settings.ADMIN_PASSWORD,
    allowPrivateAddresses: settings.FEDERATION_ALLOW_PRIVATE,
    mirrorsFrom: settings.MIRRORS_FROM,
    mirroring: mirroringOf(settings),
    seeding: seedingOf(settings),
    tracker: trackerOf(settings),
    egressBytesPerSecond: settings.EGRESS_BYTES_PER_SECOND,
    stunUrls: settings.STUN_URLS,
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    openId: openIdOf(settings),
    rateLimits: rateLimitsOf(settings),
    roles: new Set<Role>(settings.ROLES),
    workFor: remoteWorkOf(settings),
    logLevel: settings.LOG_LEVEL,
    ffmpegPath: settings.FFMPEG_PATH,
    ffprobePath: settings.FFPROBE_PATH,
    ytDlpPath: settings.YT_DLP_PATH,
    chunkSeconds: settings.TRANSCODE_CHUNK_SECONDS,
    triesEncodersAtStart: settings.ENCODERS_TRIED === 'at-start',
    views: Object.freeze({
      localKeptDays: settings.VIEWS_LOCAL_KEPT_DAYS,
      remoteKeptDays: settings.VIEWS_REMOTE_KEPT_DAYS,
    }),
  });
}

/** The settings for `--help`, one line each: name, default, meaning. */
export function describeSettings(): string {
  const defaults = new Map<string, unknown>(Object.entries(Settings.parse({})));
  return Object.entries(Shape.shape)
    .map(([name, schema]) => {
      const value = name === 'ROLES' ? 'all' : JSON.stringify(defaults.get(name) ?? 'unset');
      return `  ${name.padEnd(26)}${value.replaceAll('"', '').padEnd(10)}${schema.description}`;
    })
    .join('\n');
}
