import type { InferResponseType } from 'hono/client';

import { node, send } from '../../node.ts';

const { studio } = node.videos[':id'];

export type Versions = InferResponseType<typeof studio.edits.$get>;
export type Version = Versions['data'][number];

/** What is added to a video. */
const ADDED = ['add-intro', 'add-outro', 'add-watermark'] as const;
export type Added = (typeof ADDED)[number];

/** What a new version is made by: times of what is kept, and files. */
export interface Wanted {
  trim: { start: number; end: number } | null;
  files: Partial<Record<Added, File>>;
}

/** The tasks of a form: what is cut comes first, so that its times are those of the timeline. */
export function formOf({ trim, files }: Wanted): FormData {
  const form = new FormData();
  let n = 0;
  if (trim) {
    form.append(`tasks[${n}][name]`, 'cut');
    form.append(`tasks[${n}][options][start]`, String(trim.start));
    form.append(`tasks[${n}][options][end]`, String(trim.end));
    n++;
  }
  for (const name of ['add-watermark', 'add-intro', 'add-outro'] as const) {
    const file = files[name];
    if (!file) continue;
    form.append(`tasks[${n}][name]`, name);
    form.append(`tasks[${n}][options][file]`, file);
    n++;
  }
  return form;
}

/** New versions of a video. */
export const cutApi = {
  versions: async (id: string) => (await studio.edits.$get({ param: { id } })).json(),

  begin: (id: string, wanted: Wanted) =>
    send(`/api/v1/videos/${id}/studio/edit`, { method: 'POST', body: formOf(wanted) }),

  cancel: (id: string, editUuid: string) =>
    studio.edits[':editUuid'].$delete({ param: { id, editUuid } }),
};
