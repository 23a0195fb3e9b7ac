import type { Db } from '../../platform/db.ts';
import { notify } from '../../platform/db/notify.ts';
import { emit } from '../../platform/events.ts';
import { check } from '../../platform/http.ts';
import { recordAct } from '../audit/record-act.ts';
import {
  CUSTOM_CONFIG as NAME,
  deleteSetting,
  findSetting,
  lockSetting,
  putSetting,
} from '../queries.ts';
import { CustomConfig } from './custom-config.ts';
import { configChanged } from './events.ts';
import { changedFields, merge } from './merge.ts';
import { requireSense } from './require-sense.ts';

/** Told to every process of the node when what administrators have set changes. */
export const CONFIG_CHANGES = 'config';

/** What administrators have set, with the defaults for the rest. Always read afresh: a change holds at once, everywhere. */
export const instanceConfig = async (db: Db): Promise<CustomConfig> =>
  read(JSON.stringify((await findSetting(db, NAME)) ?? {}));

const read = keepLast((text) => CustomConfig.parse(JSON.parse(text)));

/** Checking all fields costs far more than reading them, and they seldom change. */
function keepLast<T>(make: (text: string) => T): (text: string) => T {
  let last: { text: string; value: T } | undefined;
  return (text) => (last?.text === text ? last : (last = { text, value: make(text) })).value;
}

type Node = { db: Db; mail: { enabled: boolean } };

/** Sets what is given, leaves the rest. Fails with `invalid` and the path of each wrong field. */
export const changeConfig = (
  { db, mail }: Node,
  userId: number,
  change: object,
): Promise<CustomConfig> =>
  db.transaction(async (tx) => {
    await lockSetting(tx, NAME, {});
    const before = await instanceConfig(tx);
    const wanted = merge(before, change);
    const after = check(CustomConfig, wanted);
    requireSense(wanted as CustomConfig, change, mail); // of what was asked for, not of what holds here anyway
    await putSetting(tx, NAME, after);
    await notify(tx, CONFIG_CHANGES);
    await emit(tx, configChanged, {});
    await recordAct(tx, {
      userId,
      action: 'update',
      subject: { domain: 'config' },
      ...changedFields(before, after),
    });
    return after;
  });

/** Back to the defaults, which are returned. */
export const resetConfig = (db: Db, userId: number): Promise<CustomConfig> =>
  db.transaction(async (tx) => {
    const before = await instanceConfig(tx);
    await deleteSetting(tx, NAME);
    await notify(tx, CONFIG_CHANGES);
    const after = CustomConfig.parse({});
    await recordAct(tx, {
      userId,
      action: 'delete',
      subject: { domain: 'config' },
      before: changedFields(before, after).before,
    });
    return after;
  });
