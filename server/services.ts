import type { Config } from './platform/config.ts';
import type { Database, Db } from './platform/db.ts';
import type { Fetch } from './platform/fetch/index.ts';
import type { Ffmpeg } from './platform/ffmpeg.ts';
import type { FindNode } from './platform/known-node.ts';
import type { Log } from './platform/log.ts';
import type { LookUp } from './platform/look-up.ts';
import type { Mail } from './platform/mail.ts';
import type { MediaEgress } from './platform/media-egress/index.ts';
import type { Storage } from './platform/storage.ts';

/** What a running node offers its slices. Each asks for the few it uses. */
export type Services = {
  config: Omit<Config, 'database'> & { checksAnswers?: boolean };
  log: Log;
  database: Database;
  db: Db;
  storage: Storage;
  ffmpeg: Ffmpeg;
  /** What this process sends of media. */
  egress: MediaEgress;
  /** The one way out to other hosts. */
  fetch: Fetch;
  /** The same to the OpenID provider, which may be in a private network where that is set. */
  fetchFromIssuer: Fetch;
  mail: Mail;
  publicUrl: URL;
  secret: Buffer;
  /** How it finds out what an address of another node names; a node that stands alone does not. */
  lookUp?: LookUp;
  /** How it finds out what is known of a node, itself too; likewise. */
  findNode?: FindNode;
};
