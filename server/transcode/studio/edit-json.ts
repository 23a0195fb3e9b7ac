import * as z from 'zod';

import { Moment } from '../../catalog/index.ts';
import type { Edit } from './edit-queries.ts';
import { labelledEditState } from './edit-state.ts';
import type { EditTask } from './tasks.ts';

const Task = z.object({
  name: z.enum(['cut', 'remove-segments', 'add-intro', 'add-outro', 'add-watermark']),
  options: z.object({
    start: z.number().optional(),
    end: z.number().optional(),
    segments: z.array(z.object({ start: z.number(), end: z.number() })).optional(),
    file: z.string().optional(), // as its sender called it
  }),
});

export const EditAnswer = z.object({
  uuid: z.uuid(),
  state: z.object({ id: z.int(), label: z.string() }),
  tasks: z.array(Task),
  duration: z.number(), // seconds of the result
  progress: z.number(), // percent
  error: z.string().nullable(),
  createdAt: Moment,
  finishedAt: Moment.nullable(),
});

/** A version of a video, as those see it who manage that. */
export const editJson = (edit: Edit) => ({
  uuid: edit.uuid,
  state: labelledEditState(edit.state),
  tasks: edit.tasks.map(taskJson),
  duration: edit.seconds,
  progress: Math.round(edit.percent),
  error: edit.error,
  createdAt: edit.createdAt,
  finishedAt: edit.finishedAt,
});

function taskJson(task: EditTask) {
  const { name } = task;
  if (name === 'cut') return { name, options: { start: task.start, end: task.end } };
  if (name === 'remove-segments') return { name, options: { segments: task.segments } };
  return { name, options: { file: task.filename } };
}
