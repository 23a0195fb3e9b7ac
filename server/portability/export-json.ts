import * as z from 'zod';

import { ListOf, Moment } from '../catalog/index.ts';
import { signDownload } from './download-token.ts';
import { ExportState, type UserExport } from './queries.ts';

const id = z.int().positive();

export const ExportList = ListOf(
  z.object({
    id,
    state: z.object({ id: z.int().min(1).max(4), label: z.string() }),
    size: z.int().min(0).nullable(),
    fileStorage: z.literal(0),
    privateDownloadUrl: z.url().nullable(),
    createdAt: Moment,
    expiresOn: Moment.nullable(),
  }),
);

export const ExportAsked = z.object({ export: z.object({ id }) });

const LABELS: Record<number, string> = {
  [ExportState.pending]: 'Pending',
  [ExportState.processing]: 'Processing',
  [ExportState.completed]: 'Completed',
  [ExportState.errored]: 'Failed',
};

/** An archive as its user sees it; the address opens it for whoever has it. */
export function exportJson(node: { publicUrl: URL; secret: Buffer }, row: UserExport) {
  const url = new URL(`/download/user-exports/${row.filename}`, node.publicUrl.origin);
  url.searchParams.set('jwt', signDownload(node.secret, row.filename));
  return {
    id: row.id,
    state: { id: row.state, label: LABELS[row.state] ?? '' },
    size: row.sizeBytes,
    fileStorage: 0 as const,
    privateDownloadUrl: row.state === ExportState.completed ? url.href : null,
    createdAt: row.createdAt,
    expiresOn: row.expiresAt,
  };
}
