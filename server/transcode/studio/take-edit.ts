import { link } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod';

import { findBlob } from '../../platform/blobs.ts';
import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { defineJob } from '../../platform/jobs.ts';
import type { Desk } from '../remote/take-rendition.ts';
import type { Tools } from '../work.ts';
import { updateEdit } from './edit-queries.ts';
import { findEdited } from './edit-video.ts';
import { editAsked } from './events.ts';
import { type Probe, showEdit } from './show-edit.ts';

const Brought = z.object({
  videoId: z.int(),
  workUuid: z.uuid(), // of the edit
  height: z.int(),
  jobUuid: z.uuid(),
  resultKey: z.string(),
});
const TIMEOUT_MINUTES = 13 * 60;

/** Looks at the film a runner brought for an edit, and shows it if it is right. */
export const takeEdit = ({ probe, settle }: Desk & { probe: Probe }) =>
  defineJob<Tools>()({
    name: 'studio.take-edit',
    payload: Brought,
    attempts: 5,
    timeoutMinutes: TIMEOUT_MINUTES,
    async run({ workUuid, jobUuid, resultKey }, tools) {
      const alone = (verdict: { fault?: string; unwanted?: boolean }) =>
        tools.db.transaction(async (tx) => void (await settle(tx, { jobUuid, ...verdict })));
      const [found, blob] = await Promise.all([
        findEdited(tools.db, workUuid),
        findBlob(tools.db, resultKey),
      ]);
      if (!found || !blob) return alone({ unwanted: true });
      await using scratch = await tools.storage.scratch();
      const directory = scratch.path;
      const path = join(directory, 'edited.mp4');
      await link(tools.storage.localPath(blob), path); // it moves into the store, and may have to once more
      try {
        await showEdit({ ...tools, probe }, found, { path, directory }, async (tx) => {
          if (!(await settle(tx, { jobUuid })))
            throw new Failure('conflict', 'Nobody waits for this result any more.');
        });
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== 'unreadable_media') throw error;
        await alone({ fault: error.message });
      }
    },
    gaveUp: ({ jobUuid }, fault, { db }) =>
      db.transaction(async (tx) => void (await settle(tx, { jobUuid, fault }))),
  });

/** This node makes an edit that runners did not manage. */
export const takeOverEdit = defineJob<Pick<Tools, 'db'>>()({
  name: 'studio.take-over',
  payload: z.object({ videoId: z.int(), workUuid: z.uuid(), height: z.int() }),
  attempts: 5,
  timeoutMinutes: 1,
  run: ({ workUuid: editUuid }, { db }) =>
    db.transaction(async (tx) => {
      if (await updateEdit(tx, editUuid, { madeHere: true }))
        await emit(tx, editAsked, { editUuid });
    }),
});
