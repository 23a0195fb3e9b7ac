import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import type { Mail } from '../platform/mail.ts';
import { ExportRef } from './events.ts';
import { ImportEnded } from './imports/events.ts';
import { ImportState } from './imports/import-state.ts';
import { findImportById } from './imports/queries.ts';
import { ExportState, findExportById, findReader } from './queries.ts';

type Postal = { db: Db; mail: Mail; publicUrl: URL };

const MAILING = { attempts: 8, timeoutMinutes: 2 };

/** Tells users that their archive can be fetched, or could not be made. The link to it is not sent: it opens by itself. */
export const mailExportEnded = defineJob<Postal>()({
  name: 'portability.mail-export-ended',
  payload: ExportRef,
  ...MAILING,
  async run({ exportId }, node) {
    const ended = await findExportById(node.db, exportId);
    if (!ended) return;
    await write(node, ended.userId, ended.state === ExportState.completed ? MADE : NOT_MADE);
  },
});

/** Tells users that the archive they sent has been brought in, or why it could not be. */
export const mailImportEnded = defineJob<Postal>()({
  name: 'portability.mail-import-ended',
  payload: ImportEnded,
  ...MAILING,
  async run({ importId }, node) {
    const ended = await findImportById(node.db, importId);
    if (!ended) return;
    const isDone = ended.state === ImportState.completed;
    await write(node, ended.userId, isDone ? BROUGHT_IN : notBroughtIn(ended.error));
  },
});

type Letter = { subject: string; sentence: string };

const MADE: Letter = {
  subject: 'Your export archive has been created',
  sentence: 'The archive of what you have here has been created. You can fetch it for some time:',
};
const NOT_MADE: Letter = {
  subject: 'Your archive could not be made',
  sentence: 'The archive of what you have here could not be made. You can ask for it again:',
};
const BROUGHT_IN: Letter = {
  subject: 'Your archive has been brought in',
  sentence: 'What the archive you sent holds is in your account now. What came of it is told here:',
};
const notBroughtIn = (error: string | null): Letter => ({
  subject: 'Your archive could not be brought in',
  sentence: `The archive you sent could not be brought in. ${error ?? ''}\nYou can send another:`,
});

const PAGE = '/my-account/import-export'; // as PeerTube calls it

async function write({ db, mail, publicUrl }: Postal, userId: number, letter: Letter) {
  const reader = await findReader(db, userId);
  if (!reader || !mail.enabled) return;
  const page = new URL(PAGE, publicUrl).href;
  const text = `Hi ${reader.username},\n\n${letter.sentence}\n${page}\n`;
  await mail.send({ to: reader.email, subject: letter.subject, text });
}
