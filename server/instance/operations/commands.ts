import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { defineEvent, emit } from '../../platform/events.ts';
import { defineJob } from '../../platform/jobs.ts';
import type { Mail } from '../../platform/mail.ts';
import { recordAct } from '../audit/record-act.ts';

const Nothing = z.object({});
const asked = (name: string) => defineEvent(`command.${name}`, Nothing);

/**
 * What an administrator may have done at once that is else done by the clock, by the contract's names. Each is an event:
 * whose work it is takes it up. What nothing here has to wait for is done by asking.
 */
export const commands = {
  'remove-dandling-resumable-uploads': asked('tidy-uploads'),
  'remove-expired-user-exports': asked('sweep-exports'),
  'process-video-viewers': asked('sweep-viewers'),
  'process-update-videos-scheduler': asked('publish-scheduled'),
  'process-video-channel-sync-latest': asked('sweep-syncs'),
  'process-video-stats-buffer': asked('flush-stats'),
  'process-remove-old-stats': asked('sweep-stats'),
} as const;

export const testMailAsked = defineEvent(
  'command.test-mail',
  z.object({ email: z.email().max(254) }),
);

const names = Object.keys(commands) as (keyof typeof commands)[];

export const Command = z.union([
  z.object({ command: z.enum(names) }),
  z.object({ command: z.literal('test-emails'), email: z.email().max(254) }),
]);

/** Has a command done by whichever process takes it. */
export const runCommand = (db: Db, userId: number, command: z.output<typeof Command>) =>
  db.transaction(async (tx) => {
    if (command.command === 'test-emails') await emit(tx, testMailAsked, { email: command.email });
    else await emit(tx, commands[command.command], {});
    const subject = { domain: 'debug', id: command.command };
    await recordAct(tx, { userId, action: 'run', subject });
  });

export const sendTestMail = defineJob<{ mail: Mail; publicUrl: URL }>()({
  name: 'instance.send-test-mail',
  payload: testMailAsked.payload,
  attempts: 2,
  timeoutMinutes: 2,
  run: ({ email }, { mail, publicUrl }) =>
    mail.send({
      to: email,
      subject: 'Test',
      text: `This node, ${publicUrl.host}, can send mail: an administrator wanted to know.\n`,
    }),
});
