import type { Config } from './platform/config.ts';
import type { Database, Db } from './platform/db.ts';
import type { Ffmpeg } from './platform/ffmpeg.ts';
import type { Log } from './platform/log.ts';
import type { Storage } from './platform/storage.ts';

/** What a running node offers its slices. Each asks for the few it uses. */
export type Services = {
  config: Omit<Config, 'database'>;
  log: Log;
  database: Database;
  db: Db;
  storage: Storage;
  ffmpeg: Ffmpeg;
  publicUrl: URL;
  secret: Buffer;
};
