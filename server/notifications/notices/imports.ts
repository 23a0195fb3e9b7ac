import * as z from 'zod';

import { findImport, ImportState } from '../import-queries.ts';
import { NotificationType } from '../kinds.ts';
import { defineNotice } from '../notice.ts';

type Ending = { type: NotificationType; name: string; state: number };

/** How an import has ended is told to who asked for it, each time it was tried. */
const defineImportNotice = ({ type, name, state }: Ending) =>
  defineNotice({
    type,
    name,
    setting: 'myVideoImportFinished',
    payload: z.object({ importId: z.int().positive() }),
    async find(db, { importId }) {
      const found = await findImport(db, importId);
      if (found?.state !== state) return;
      return {
        subject: `import:${importId}:${found.endedAt.getTime()}`,
        refs: { importId },
        audience: { accountIds: [found.accountId] },
      };
    },
  });

export const myVideoImported = defineImportNotice({
  type: NotificationType.myVideoImportSuccess,
  name: 'my-video-imported',
  state: ImportState.success,
});

export const myImportFailed = defineImportNotice({
  type: NotificationType.myVideoImportError,
  name: 'my-import-failed',
  state: ImportState.failed,
});
