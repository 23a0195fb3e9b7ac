import { type NewRendition, type SourceFacts, swapSource } from '../../catalog/index.ts';
import { enabledHeights, instanceConfig } from '../../instance/index.ts';
import { recordBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { faultPoint } from '../../platform/fault.ts';
import type { Blob } from '../../platform/storage.ts';
import { forgetFormerChunks } from '../chunks/give-up.ts';
import { insertTranscode } from '../queries.ts';
import { renditionKey } from '../rendition-key.ts';
import type { Edit } from './edit-queries.ts';
import { EditState } from './edit-state.ts';
import { endEdit } from './end-edit.ts';
import { editShown } from './events.ts';
import { firstOfEdit } from './first-of-edit.ts';
import type { Making } from './make-edit.ts';

/** Finds out what a file is. */
export type Probe = (
  file: string,
  reading: Pick<Making, 'ffmpeg' | 'signal'>,
) => Promise<SourceFacts>;

type Source = { uuid: string; filename: string };
type Made = { path: string; directory: string };
/** What else is true once the version is shown. */
type Alongside = (tx: Db) => Promise<void>;

const TOLERANCE_SHARE = 0.02;
const TOLERANCE_SECONDS = 1;

/**
 * Has a new version of a video take the place of the one there is, all at once: before, its file is held against what was
 * asked for, and its first rendition is made. Safe to repeat. Fails with `unreadable_media` when it is not right, with
 * `not_found` once the video has another source, with `conflict` when the edit was cancelled.
 */
export async function showEdit(
  tools: Making & { probe: Probe },
  { edit, source }: { edit: Edit; source: Source },
  { path, directory }: Made,
  alongside: Alongside = async () => {},
): Promise<void> {
  const { db, storage, probe } = tools;
  const { uuid: setUuid, videoId, formerSetUuid } = edit;
  const facts = await probe(path, tools);
  requireLength(facts, edit.seconds);
  const wantedHeights = enabledHeights(await instanceConfig(db));
  const version = { path, setUuid, facts, wantedHeights };
  const { plan, made } = await firstOfEdit(tools, version, directory);
  faultPoint('studio.version-made');
  const renditions: NewRendition[] = [];
  const blobs: Blob[] = [];
  for (const { file, row } of made) {
    const blob = await storage.put(renditionKey(source.uuid, file), file, 'video/mp4');
    blobs.push(blob);
    renditions.push({ ...row, blobKey: blob.key });
  }
  const key = `sources/${source.uuid}/${setUuid}.mp4`;
  const film = await storage.put(key, path, 'video/mp4');
  faultPoint('studio.version-stored');
  const { filename } = source;
  await db.transaction(async (tx) => {
    for (const blob of [...blobs, film]) await recordBlob(tx, blob);
    const shown = { key, sizeBytes: film.sizeBytes, filename, facts };
    const former = { videoId, setUuid: formerSetUuid };
    await swapSource(tx, former, { setUuid, source: shown, renditions });
    const plannedHeights = plan.rungs.map(({ height }) => height);
    await insertTranscode(tx, { videoId, setUuid, plannedHeights, wantedHeights });
    await forgetFormerChunks(tx, { videoId, setUuid });
    if (!(await endEdit(tx, edit, { state: EditState.done })))
      throw new Failure('conflict', 'This edit was cancelled.');
    await alongside(tx);
    await emit(tx, editShown, { videoId });
  });
}

function requireLength({ durationSeconds }: SourceFacts, seconds: number): void {
  const tolerance = Math.max(TOLERANCE_SECONDS, seconds * TOLERANCE_SHARE);
  if (Math.abs(durationSeconds - seconds) <= tolerance) return;
  const lengths = `${durationSeconds.toFixed(1)} s, not ${seconds.toFixed(1)} s`;
  throw new Failure('unreadable_media', `The result lasts ${lengths}.`);
}
