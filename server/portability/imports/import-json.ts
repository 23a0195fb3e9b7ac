import * as z from 'zod';

import { Moment } from '../../catalog/index.ts';
import { ImportState } from './import-state.ts';
import type { UserImport } from './queries.ts';

const count = z.int().min(0);

export const ArchiveReceived = z.object({ userImport: z.object({ id: z.int().positive() }) });

/** Contract § imports/latest; why it failed and what came of it are ours. */
export const LatestImport = z.object({
  id: z.int().positive(),
  state: z.object({ id: z.int().min(1).max(4), label: z.string() }),
  error: z.string().nullable(),
  summary: z
    .record(z.string(), z.object({ success: count, duplicates: count, errors: count }))
    .nullable(),
  createdAt: Moment,
});

const LABELS: Record<number, string> = {
  [ImportState.pending]: 'Pending',
  [ImportState.processing]: 'Processing',
  [ImportState.completed]: 'Completed',
  [ImportState.errored]: 'Failed',
};

export const importJson = ({ id, state, error, tally, createdAt }: UserImport) => ({
  id,
  state: { id: state, label: LABELS[state] ?? '' },
  error,
  summary: tally,
  createdAt,
});
