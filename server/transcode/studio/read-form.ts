import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';

import { readStreamedForm, writeBounded } from '../../platform/http/streamed-form.ts';
import { IMAGE_MAX_BYTES } from '../../platform/pictures/image.ts';
import { readJson } from '../../platform/resumable/body.ts';
import { whileRoom } from '../../platform/resumable/while-room.ts';
import type { Storage } from '../../platform/storage.ts';

const LIMITS = { fields: 300, files: 12 };
const FILMS_MAX_BYTES = 8 * 2 ** 30; // of one edit
const KEY = /^tasks\[(\d{1,3})\]\[(?:(name)|options\]\[(\w{1,20}))\]$/;
const SEGMENT = /^tasks\[(\d{1,3})\]\[options\]\[segments\]\[(\d{1,3})\]\[(start|end)\]$/;

type Task = { name?: unknown; options: Record<string, unknown> };
/** A file as it came: where it is now, and what its sender calls it. */
export type Sent = { path: string; filename: string };
export type EditForm = { tasks: Task[]; files: Map<string, Sent> };

/**
 * Reads the tasks of an edit, as a form of `tasks[0][name]`, `tasks[0][options][file]` …, or, without files, as JSON. A
 * file is written to the directory; its task names it. Fails as `readStreamedForm` and `whileRoom` do.
 */
export async function readEditForm(
  incoming: IncomingMessage,
  { directory, storage }: { directory: string; storage: Pick<Storage, 'requireRoom'> },
): Promise<EditForm> {
  const files = new Map<string, Sent>();
  if (/^application\/json\b/i.test(incoming.headers['content-type'] ?? '')) {
    const { tasks } = (await readJson(incoming)) as { tasks: Task[] };
    return { tasks, files };
  }
  const values: [string, unknown][] = [];
  let restBytes = FILMS_MAX_BYTES;
  const fields = await readStreamedForm(incoming, LIMITS, async ({ name, filename, bytes }) => {
    const id = `file-${files.size}`;
    const sent = { path: join(directory, id), filename: filename || 'file' };
    files.set(id, sent);
    values.push([name, id]);
    const path = KEY.test(name) ? sent.path : undefined;
    const sizeBytes = await writeBounded(whileRoom(storage, bytes), path, restBytes);
    restBytes -= sizeBytes;
  });
  const isFile = new Set(values.map(([name]) => name));
  const texts = Object.entries(fields).filter(
    ([name]) => !isFile.has(name) && !name.endsWith('[file]'),
  );
  return { tasks: tasksOf([...texts, ...values]), files };
}

type Parts = Task & { segments: Record<string, object> };

/** The tasks in their order; what is none of theirs is left out. */
function tasksOf(values: [string, unknown][]): Task[] {
  const tasks = new Map<number, Parts>();
  const taskAt = (place: string): Parts => {
    const task = tasks.get(Number(place)) ?? { options: {}, segments: {} };
    tasks.set(Number(place), task);
    return task;
  };
  for (const [key, value] of values) {
    const [, place, name, option] = KEY.exec(key) ?? [];
    if (place) say(taskAt(place), { name, option, value });
    const [, at, nth, side] = SEGMENT.exec(key) ?? [];
    if (!at || !nth || !side) continue;
    const { segments } = taskAt(at);
    segments[nth] = { ...segments[nth], [side]: value };
  }
  return [...tasks].toSorted(([a], [b]) => a - b).map(([, parts]) => whole(parts));
}

type Said = { name: string | undefined; option: string | undefined; value: unknown };

function say(task: Task, { name, option, value }: Said): void {
  if (name) task.name = value;
  else if (option) task.options = { ...task.options, [option]: value };
}

/** With its segments, if it has any, in their order. */
function whole({ segments, ...task }: Parts): Task {
  const all = Object.values(segments);
  return all.length === 0 ? task : { ...task, options: { ...task.options, segments: all } };
}

/** The most bytes of a picture that is put on a film. */
export const WATERMARK_MAX_BYTES = IMAGE_MAX_BYTES;
