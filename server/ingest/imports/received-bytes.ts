import { partPath, partState } from '../../platform/resumable/part-file.ts';
import type { Store } from '../upload.ts';
import { ImportState } from './import-state.ts';
import type { Import } from './queries.ts';

/** How many bytes of their files have come so far, by import; of those alone that are being fetched. */
export async function receivedBytes(
  { dataDirectory }: Store['config'],
  imports: Import[],
): Promise<Map<number, number>> {
  const coming = imports.flatMap(({ id, state, uploadId }) =>
    state === ImportState.processing && uploadId !== null ? [{ id, uploadId }] : [],
  );
  const counted = coming.map(async ({ id, uploadId }) => {
    const part = await partState(partPath(dataDirectory, uploadId));
    return [id, part?.sizeBytes ?? 0] as const;
  });
  return new Map(await Promise.all(counted));
}
