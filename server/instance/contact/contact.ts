import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { defineEvent, emit } from '../../platform/events.ts';
import { defineJob } from '../../platform/jobs.ts';
import type { Mail } from '../../platform/mail.ts';
import { instanceConfig } from '../config/config.ts';
import { deleteContactMessage, findContactMessage, insertContactMessage } from '../queries.ts';

/** What a visitor writes to those who run the node (contract § POST server/contact). */
export const ContactMessage = z.object({
  fromName: z.string().trim().min(1).max(120),
  fromEmail: z.email().max(254),
  subject: z.string().trim().min(1).max(120),
  body: z.string().trim().min(3).max(5_000),
});
export type ContactMessage = z.output<typeof ContactMessage>;

const MessageRef = z.object({ messageId: z.int().positive() });

/** Somebody wrote to the administrators. */
export const contactAsked = defineEvent('contact.asked', MessageRef);

/** Fails with `conflict` where nobody would get a message. */
export async function requireContactForm({ db, mail }: { db: Db; mail: Mail }) {
  const { contactForm, admin } = await instanceConfig(db);
  if (!contactForm.enabled || !mail.enabled || admin.email === '') {
    throw new Failure('conflict', 'This node cannot be written to by a form.');
  }
}

/** Keeps the message until it is on its way. */
export const keepMessage = (db: Db, message: ContactMessage) =>
  db.transaction(async (tx) => {
    await emit(tx, contactAsked, { messageId: await insertContactMessage(tx, message) });
  });

export const sendContact = defineJob<{ db: Db; mail: Mail }>()({
  name: 'instance.send-contact',
  payload: MessageRef,
  attempts: 20,
  timeoutMinutes: 2,
  async run({ messageId }, { db, mail }) {
    const message = await findContactMessage(db, messageId);
    if (!message) return;
    const { admin } = await instanceConfig(db);
    const { fromName, fromEmail, subject, body } = message;
    await mail.send({
      to: admin.email,
      replyTo: fromEmail,
      subject: `Contact form: ${subject}`,
      text: `${fromName} <${fromEmail}> wrote:\n\n${body}\n`,
    });
    await deleteContactMessage(db, messageId);
  },
});
