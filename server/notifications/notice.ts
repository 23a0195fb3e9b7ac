import type { output, ZodType } from 'zod';

import type { NotificationSetting } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import type { Mail } from '../platform/mail.ts';
import { type Audience, audiencePage, type By } from './audience-queries.ts';
import type { NotificationType } from './kinds.ts';
import type { Refs } from './queries.ts';
import { tell } from './tell.ts';

/** What is to be told, and to whom. */
export type Telling = By & {
  /** Names what it is about, so that nobody is told twice. */
  subject: string;
  refs: Refs;
  audience: Audience;
};

type Notice<S extends ZodType> = {
  type: NotificationType;
  /** Of its job. */
  name: string;
  /** By which its users switch it; none for what everybody is told. */
  setting?: NotificationSetting;
  payload: S;
  /** How many are told of at once, in one job's time; one where many people may be told. */
  batchSize?: number;
  /** Undefined when, by now, nobody is to be told. */
  find: (db: Db, payload: output<S>) => Promise<Telling | undefined>;
};

const TIMEOUT_MINUTES = 30;
const BATCH_SIZE = 50; // most have an audience of one

/** One kind of notification, as the job that follows its event: it tells its audience in batches, each person once. */
export const defineNotice = <S extends ZodType>({
  name,
  find,
  payload,
  batchSize = BATCH_SIZE,
  ...kind
}: Notice<S>) =>
  defineJob<{ db: Db; mail: Mail }>()({
    name: `notifications.${name}`,
    payload,
    attempts: 5,
    timeoutMinutes: TIMEOUT_MINUTES,
    batchSize,
    async run(about, { db, mail, signal }) {
      const telling = await find(db, about);
      if (!telling) return;
      for (let after: number | undefined = 0; after !== undefined;) {
        signal.throwIfAborted();
        const { recipients, next } = await audiencePage(db, telling, after);
        await tell(db, { ...kind, ...telling, mailEnabled: mail.enabled }, recipients);
        after = next;
      }
    },
  });
