import type { User } from '../../identity/index.ts';
import { instanceConfig } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import type { LookUp } from '../../platform/look-up.ts';
import { countAttempt } from '../../platform/rate-limit.ts';
import type { Origin } from '../actor-json.ts';
import { hostNamed } from './target.ts';

const LOOK_UPS = { name: 'look-up', attempts: 50, windowSeconds: 600 };

type Node = { db: Db; publicUrl: Origin; lookUp?: LookUp | undefined };

/**
 * Looks up what a search names, if it is of another node, this one speaks with others and lets such people ask
 * (`search.remoteUri`). Fails with `rate_limited` for who asks for too much.
 */
export const openLookUp =
  ({ db, publicUrl, lookUp }: Node) =>
  async (asker: Pick<User, 'id'> | undefined, text: string): Promise<void> => {
    const host = hostNamed(text);
    if (!lookUp || host === undefined || host === publicUrl.host) return;
    const { remoteUri } = (await instanceConfig(db)).search;
    if (!(asker ? remoteUri.users : remoteUri.anonymous)) return;
    await countAttempt(db, LOOK_UPS, asker ? String(asker.id) : 'everybody else');
    await lookUp(text.trim());
  };
