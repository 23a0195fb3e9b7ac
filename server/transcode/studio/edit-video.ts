import { findSource, findVideo } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import type { Tools } from '../work.ts';
import { findEdit, updateEdit } from './edit-queries.ts';
import { EditState } from './edit-state.ts';
import { endEdit } from './end-edit.ts';
import { EditRef } from './events.ts';
import { type Making, makeEdit } from './make-edit.ts';
import { isEditForRunners, offerEdit } from './offer-edit.ts';
import { type Probe, showEdit } from './show-edit.ts';
import { watchEdit } from './watch-edit.ts';

const TIMEOUT_MINUTES = 24 * 60;

/** Makes a new version of a video, or has runners make it. Until it is whole, everybody has the one there is. */
export const editVideo = ({ probe }: { probe: Probe }) =>
  defineJob<Tools>()({
    name: 'studio.edit',
    payload: EditRef,
    attempts: 3,
    timeoutMinutes: TIMEOUT_MINUTES,
    async run({ editUuid }, tools) {
      const found = await findEdited(tools.db, editUuid);
      if (!found) return;
      const { edit, source } = found;
      if (!(await updateEdit(tools.db, editUuid, { state: EditState.running }))) return;
      if (await isEditForRunners(tools.db, edit, source.facts)) return offerEdit(tools.db, found);
      await make({ ...tools, probe }, found);
    },
    gaveUp: ({ editUuid }, reason, { db }) => failEdit(db, editUuid, reason),
  });

export type Found = NonNullable<Awaited<ReturnType<typeof findEdited>>>;

/** An edit that is to be made, and the source it is made of. One whose video has another source fails. */
export async function findEdited(db: Db, editUuid: string) {
  const edit = await findEdit(db, editUuid);
  if (!edit || edit.finishedAt !== null) return undefined;
  const [source, found] = await Promise.all([
    findSource(db, edit.videoId),
    findVideo(db, String(edit.videoId)),
  ]);
  if (!source || !found || source.setUuid !== edit.formerSetUuid) {
    await failEdit(db, editUuid, 'The video was replaced meanwhile.');
    return undefined;
  }
  const filename = found.video.sourceFilename ?? '';
  return { edit, source: { ...source, filename } };
}

/** Leaves a video as it is, and says why. */
const failEdit = (db: Db, editUuid: string, error: string): Promise<void> =>
  db.transaction(async (tx) => {
    const edit = await findEdit(tx, editUuid);
    if (edit) await endEdit(tx, edit, { state: EditState.failed, error });
  });

async function make(tools: Making & { probe: Probe }, { edit, source }: Found): Promise<void> {
  using watched = watchEdit(tools.db, edit.uuid, tools.signal);
  const { signal, onProgress } = watched;
  const making = { ...tools, signal };
  await using scratch = await tools.storage.scratch();
  const directory = scratch.path;
  const { tasks, seconds } = edit;
  const path = await makeEdit(making, { source, tasks, seconds }, { directory, onProgress });
  await showEdit(making, { edit, source }, { path, directory });
}
