import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import type { SignedIn } from './client.ts';

type Segment = { start?: unknown; end?: unknown };
export type EditTask = {
  name: string;
  options: Segment & { segments?: Segment[]; file?: string };
};
export type Edit = {
  uuid: string;
  state: { id: number };
  error: string | null;
  progress: number;
  duration: number;
};

/** Asks for a new version of a video, as PeerTube's clients do; `file` is the path of one. */
export async function askEdit(user: Pick<SignedIn, 'request'>, video: string, tasks: EditTask[]) {
  const form = new FormData();
  for (const [n, { name, options }] of tasks.entries()) {
    form.append(`tasks[${n}][name]`, name);
    const { file, segments = [], ...times } = options;
    for (const [place, segment] of segments.entries())
      for (const [key, value] of Object.entries(segment))
        form.append(`tasks[${n}][options][segments][${place}][${key}]`, String(value));
    for (const [key, value] of Object.entries(times))
      form.append(`tasks[${n}][options][${key}]`, String(value));
    if (file === undefined) continue;
    const bytes = new Blob([await readFile(file)]);
    form.append(`tasks[${n}][options][file]`, bytes, basename(file));
  }
  return user.request(`/api/v1/videos/${video}/studio/edit`, { method: 'POST', body: form });
}

/** The versions of a video that were asked for, the newest first. */
export async function editsOf(user: SignedIn, video: string) {
  const response = await user.request(`/api/v1/videos/${video}/studio/edits`);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as { data: Edit[]; keepsOriginal: boolean };
}

/** Waits until the newest version is in this state. */
export async function editIn(user: SignedIn, video: string, state: number): Promise<Edit> {
  for (;;) {
    const [edit] = (await editsOf(user, video)).data;
    if (edit?.state.id === state) return edit;
    if (edit && edit.state.id > 2) throw new Error(`${edit.state.id}: ${edit.error}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
