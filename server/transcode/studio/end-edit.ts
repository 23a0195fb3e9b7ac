import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { type Edit, updateEdit } from './edit-queries.ts';
import type { EditTask } from './tasks.ts';

/** The keys of the files that tasks brought. */
const filesOf = (tasks: readonly EditTask[]): string[] =>
  tasks.flatMap((task) => ('key' in task ? task.key : []));

/** Ends an edit and forgets the files of its tasks; false when it has ended already. */
export async function endEdit(
  tx: Db,
  { uuid, tasks }: Pick<Edit, 'uuid' | 'tasks'>,
  end: { state: number; error?: string },
): Promise<boolean> {
  const { state, error = null } = end;
  const percent = error === null ? { percent: 100 } : {};
  if (!(await updateEdit(tx, uuid, { state, error, finishedAt: new Date(), ...percent })))
    return false;
  for (const key of filesOf(tasks)) await forgetBlob(tx, key);
  return true;
}
