import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test, vi } from 'vitest';

import { bigClip } from '../../../test/support/clips.ts';
import { openImports } from '../../../test/support/imports.ts';
import { ADMIN_PASSWORD } from '../../../test/support/node.ts';
import { openOtherSite } from '../../../test/support/other-site.ts';
import { startNodeProcess } from '../../../test/support/processes/node-process.ts';
import { openUploads, sha256Of } from '../../../test/support/uploads.ts';
import { reserved } from '../queries.ts';
import { ImportState } from './import-state.ts';

const MIB = 2 ** 20;

test.each(['in the middle', 'ingest.stored', 'ingest.recorded'])(
  'an import killed at %s goes on to exactly one video, with nothing left reserved',
  async (fault) => {
    const node = await startNodeProcess({ FEDERATION_ALLOW_PRIVATE: 'true', FAULT_POINT: fault });
    const root = await node.signIn('root', ADMIN_PASSWORD);
    const imports = openImports(root);
    const uploads = openUploads(node);
    const site = await openOtherSite();
    const bytes = await bigClip(8 * MIB);
    const isHeld = fault === 'in the middle';
    const target = site.file('/film.mp4', bytes, { cuts: isHeld ? 1 : 0, cutAfter: 3 * MIB });

    const { id, video } = await imports.begin(target);
    const isUnderWay = async () => site.asked.length > 0 && (await uploads.partFiles()).length > 0;
    await (isHeld ? vi.waitUntil(isUnderWay, { timeout: 20_000, interval: 20 }) : node.died());
    await node.start({ FAULT_POINT: '' });

    const done = await imports.until(id, ImportState.success);
    expect(done.video!.uuid).toBe(video!.uuid);
    expect(await imports.list()).toMatchObject({ total: 1 });
    const mine = (await (await root.request('/api/v1/users/me/videos')).json()) as object;
    expect(mine).toMatchObject({ total: 1 });
    expect(sha256Of((await uploads.sourceOf(video!.uuid)).bytes)).toBe(sha256Of(bytes));
    expect(await readdir(join(node.dataDirectory, 'blobs', 'sources'))).toEqual([video!.uuid]);
    expect(await uploads.partFiles()).toEqual([]);
    expect(await reserved(uploads.db, 1)).toEqual({ bytes: 0, uploads: 0 });
  },
  120_000,
);
