import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';

import { eq } from 'drizzle-orm';
import { onTestFinished } from 'vitest';

import { findSource, findVideo } from '../../server/catalog/index.ts';
import { createUser, type NewUser } from '../../server/identity/index.ts';
import { uploads } from '../../server/ingest/tables.ts';
import { findBlob } from '../../server/platform/blobs.ts';
import { openDatabase } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';
import type { SignedIn } from './client.ts';
import type { TestNode } from './node.ts';

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The default channel of a signed-in user. */
export async function channelIdOf(user: SignedIn): Promise<number> {
  const me = (await (await user.request('/api/v1/users/me')).json()) as {
    videoChannels: { id: number }[];
  };
  return me.videoChannels[0]!.id;
}

/** What a test may see of a node's uploads from behind. */
export function openUploads(node: Pick<TestNode, 'connection' | 'dataDirectory' | 'signIn'>) {
  const { db, close } = openDatabase(node.connection, silentLog);
  onTestFinished(close);
  return {
    db,
    /** Someone else, with a quota if told. */
    async givenUser(values: Partial<NewUser> = {}) {
      const username = `user${randomUUID().slice(0, 8)}`;
      const password = 'correct horse';
      await createUser(db, { username, password, email: `${username}@example.org`, ...values });
      return node.signIn(username, password);
    },
    /** The bytes the node keeps as a video's source, and what it recorded of them. */
    async sourceOf(uuid: string) {
      const found = await findVideo(db, uuid);
      const source = (await findSource(db, found!.video.id))!;
      const bytes = await readFile(join(node.dataDirectory, 'blobs', source.key));
      return {
        bytes,
        key: source.key,
        blob: (await findBlob(db, source.key))!,
        video: found!.video,
      };
    },
    /** Makes an upload, or only its file, look as if nothing had happened to it for so long. */
    async age(id: string, hours: number) {
      const then = new Date(Date.now() - hours * 3_600_000);
      await db.update(uploads).set({ updatedAt: then }).where(eq(uploads.id, id));
      await utimes(join(node.dataDirectory, 'uploads', `${id}.part`), then, then).catch(() => {});
    },
    /** The files that uploads grow in. */
    partFiles: () => readdir(join(node.dataDirectory, 'uploads')).catch(() => []),
  };
}
