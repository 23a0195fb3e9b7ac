import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { mirroringAllowed } from './events.ts';
import { dropMirroredHost, insertMirroredHost } from './queries.ts';

/** Says whether videos of a node may be mirrored without anybody asking for each (contract § redundancy). */
export async function allowMirroring(tx: Db, host: string, isAllowed: boolean): Promise<void> {
  await (isAllowed ? insertMirroredHost : dropMirroredHost)(tx, host);
  await emit(tx, mirroringAllowed, {});
}
