import type { SourceFacts } from '../../catalog/index.ts';
import { instanceConfig } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import type { Edit } from './edit-queries.ts';
import { editOffered } from './events.ts';
import type { EditTask } from './tasks.ts';

/** Whether runners make an edit: if administrators want it, and of films that need no special care. */
export async function isEditForRunners(
  db: Db,
  { madeHere }: Edit,
  { video }: SourceFacts,
): Promise<boolean> {
  if (madeHere || !video || video.dynamicRange || video.hasAlpha) return false;
  return (await instanceConfig(db)).videoStudio.remoteRunners.enabled;
}

const LEAST_BYTES = 64 * 2 ** 20;
const OVER_RATE = 4;
const WATERMARK = {
  watermarkSizeRatio: 0.1,
  horizontalMarginRatio: 0.05,
  horitonzalMarginRatio: 0.05, // as runners until 8.2 misspell it
  verticalMarginRatio: 0.05,
};

type Offered = { edit: Edit; source: { facts: SourceFacts } };

/** Offers an edit to runners. Safe to repeat. */
export const offerEdit = (db: Db, { edit, source }: Offered): Promise<void> =>
  db.transaction(async (tx) => {
    const rate = Math.max(source.facts.bitsPerSecond, 1_000_000);
    await emit(tx, editOffered, {
      videoId: edit.videoId,
      workUuid: edit.uuid,
      maxResultBytes: LEAST_BYTES + Math.ceil((OVER_RATE * rate * edit.seconds) / 8),
      tasks: edit.tasks.map(offeredTask),
    });
  });

function offeredTask(task: EditTask) {
  if (task.name === 'cut') {
    const { name, start, end } = task;
    return { name, options: { start, end } };
  }
  if (task.name === 'remove-segments')
    return { name: task.name, options: { segments: task.segments } };
  const { name, key } = task;
  return { name, key, options: name === 'add-watermark' ? WATERMARK : {} };
}
