import { readFile, stat, writeFile } from 'node:fs/promises';

import type { SourceFacts } from '../../catalog/index.ts';
import { Failure, invalid } from '../../platform/errors.ts';
import { check } from '../../platform/http.ts';
import { drawImage } from '../../platform/pictures/image.ts';
import type { EditForm, Sent } from './read-form.ts';
import { WATERMARK_MAX_BYTES } from './read-form.ts';
import { type AskedTask, AskedTasks, type EditTask, keptOf, secondsAfter } from './tasks.ts';

/** A task, and the file it brings. */
export type AcceptedTask = { task: EditTask; file?: string };
type Probing = (file: string) => Promise<SourceFacts>;

const MIN_SECONDS = 0.5;
const WATERMARK_PIXELS = { width: 2048, height: 512 };

/**
 * The tasks of an edit of a film of this length, and their files, where they are now. Fails with `invalid` for tasks that
 * cannot be done, and for files that are not what their task needs.
 */
export async function acceptTasks(
  form: EditForm,
  { seconds, probe, keyPrefix }: { seconds: number; probe: Probing; keyPrefix: string },
): Promise<AcceptedTask[]> {
  const { tasks } = check(AskedTasks, { tasks: form.tasks });
  const accepted: AcceptedTask[] = [];
  for (const [n, asked] of tasks.entries()) {
    const field = `tasks.${n}.options`;
    const length = secondsAfter(
      seconds,
      accepted.map(({ task }) => task),
    );
    if (asked.name === 'cut') accepted.push({ task: cutOf(asked, length, field) });
    else if (asked.name === 'remove-segments')
      accepted.push({ task: removalOf(asked, length, field) });
    else
      accepted.push(await withFile(asked, form, { n, field: `${field}.file`, probe, keyPrefix }));
  }
  const length = secondsAfter(
    seconds,
    accepted.map(({ task }) => task),
  );
  if (length < MIN_SECONDS) throw invalid('tasks', 'Should leave something of the video');
  return accepted;
}

function cutOf({ options }: Extract<AskedTask, { name: 'cut' }>, length: number, field: string) {
  const { start = 0, end = length } = options;
  if (start >= length) throw invalid(`${field}.start`, 'Should be within the video');
  return { name: 'cut' as const, start, end: Math.min(end, length) };
}

type Removal = Extract<AskedTask, { name: 'remove-segments' }>;

function removalOf({ name, options: { segments } }: Removal, length: number, field: string) {
  if (segments.some(({ start }) => start >= length))
    throw invalid(`${field}.segments`, 'Should be within the video');
  if (keptOf(segments, length).length === 0)
    throw invalid(`${field}.segments`, 'Should leave something of the video');
  return { name, segments };
}

type At = { n: number; field: string; probe: Probing; keyPrefix: string };

async function withFile(
  { name, options }: Exclude<AskedTask, { name: 'cut' | 'remove-segments' }>,
  { files }: EditForm,
  { n, field, probe, keyPrefix }: At,
): Promise<AcceptedTask> {
  const sent = files.get(options.file);
  if (!sent) throw invalid(field, 'Should be a file');
  const { filename, path: file } = sent;
  if (name === 'add-watermark') {
    await drawWatermark(sent, field);
    return { task: { name, key: `${keyPrefix}/${n}.png`, filename }, file };
  }
  const facts = await probe(file).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'unreadable_media')
      throw invalid(field, error.message);
    throw error;
  });
  if (!facts.video) throw invalid(field, 'Should have a picture');
  return { task: { name, key: `${keyPrefix}/${n}.media`, filename, facts }, file };
}

/** A picture drawn anew: ffmpeg reads what this node made. */
async function drawWatermark({ path }: Sent, field: string): Promise<void> {
  if ((await stat(path)).size > WATERMARK_MAX_BYTES)
    throw invalid(field, 'Should have at most 4 MiB');
  try {
    const [png] = await drawImage(await readFile(path), [WATERMARK_PIXELS], 'png', 'inside');
    await writeFile(path, png!);
  } catch (error) {
    if (error instanceof Failure) throw invalid(field, error.message);
    throw error;
  }
}
