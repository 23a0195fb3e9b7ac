import type { Db } from '../../platform/db.ts';
import type { FindNode } from '../../platform/known-node.ts';
import type { Storage } from '../../platform/storage.ts';
import type { Origin } from '../actor-json.ts';

/** What the routes of accounts and channels need of the node. */
export type ActorNode = { db: Db; publicUrl: Origin; findNode?: FindNode | undefined };

/** The same, for those that store pictures. */
export type PictureNode = ActorNode & { storage: Storage };
