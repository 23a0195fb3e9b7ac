import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';

import { IMAGE_MAX_BYTES } from '../../platform/image.ts';
import { readJson } from '../../platform/resumable/body.ts';
import { readStreamedForm, writeBounded } from '../../platform/streamed-form.ts';

const LIMITS = { fields: 300, files: 12 };
const FILM_MAX_BYTES = 8 * 2 ** 30;
const KEY = /^tasks\[(\d{1,3})\]\[(?:(name)|options\]\[(\w{1,20}))\]$/;

type Task = { name?: unknown; options: Record<string, unknown> };
/** A file as it came: where it is now, and what its sender calls it. */
export type Sent = { path: string; filename: string };
export type EditForm = { tasks: Task[]; files: Map<string, Sent> };

/**
 * Reads the tasks of an edit, as a form of `tasks[0][name]`, `tasks[0][options][file]` …, or, without files, as JSON. A
 * file is written to the directory; its task names it. Fails as `readStreamedForm` does.
 */
export async function readEditForm(
  incoming: IncomingMessage,
  directory: string,
): Promise<EditForm> {
  const files = new Map<string, Sent>();
  if (/^application\/json\b/i.test(incoming.headers['content-type'] ?? '')) {
    const { tasks } = (await readJson(incoming)) as { tasks: Task[] };
    return { tasks, files };
  }
  const values: [string, unknown][] = [];
  const fields = await readStreamedForm(incoming, LIMITS, async ({ name, filename, bytes }) => {
    const id = `file-${files.size}`;
    const sent = { path: join(directory, id), filename: filename || 'file' };
    files.set(id, sent);
    values.push([name, id]);
    await writeBounded(bytes, KEY.test(name) ? sent.path : undefined, FILM_MAX_BYTES);
  });
  const isFile = new Set(values.map(([name]) => name));
  const texts = Object.entries(fields).filter(
    ([name]) => !isFile.has(name) && !name.endsWith('[file]'),
  );
  return { tasks: tasksOf([...texts, ...values]), files };
}

/** The tasks in their order; what is none of theirs is left out. */
function tasksOf(values: [string, unknown][]): Task[] {
  const tasks = new Map<number, Task>();
  for (const [key, value] of values) {
    const [, place, name, option] = KEY.exec(key) ?? [];
    if (place === undefined) continue;
    const task = tasks.get(Number(place)) ?? { options: {} };
    tasks.set(Number(place), task);
    if (name) task.name = value;
    else if (option) task.options = { ...task.options, [option]: value };
  }
  return [...tasks].toSorted(([a], [b]) => a - b).map(([, task]) => task);
}

/** The most bytes of a picture that is put on a film. */
export const WATERMARK_MAX_BYTES = IMAGE_MAX_BYTES;
