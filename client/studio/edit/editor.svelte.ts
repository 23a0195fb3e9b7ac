import { forgetLists } from '../../browse/kept-lists.ts';
import type { VideoDetails } from '../../contract.ts';
import { fieldProblems, problemWords, type Words } from '../../problem.ts';
import { checkDraft, refusedFields, type DraftProblems } from './check-draft.ts';
import { changedFields, changeOf, draftOf, type VideoDraft } from './draft.ts';
import { type EditedVideo, videoApi } from './video-api.ts';

/** A video being edited: what it is, and what it is to become. */
export class VideoEditor {
  video: VideoDetails;
  draft: VideoDraft;
  /** A new thumbnail that is not kept yet. */
  picture = $state.raw<Blob | null>(null);
  saving = $state(false);
  words = $state.raw<Words | null>(null);
  /** Somebody tried to keep it, so that what is missing is said too. */
  tried = $state(false);
  #before: VideoDraft;
  #refused = $state.raw<{ fields: DraftProblems; draft: VideoDraft } | null>(null);

  constructor({ video, passwords }: EditedVideo) {
    this.video = $state.raw(video);
    this.#before = $state.raw(draftOf(video, passwords));
    this.draft = $state.raw(this.#before);
  }

  get dirty(): boolean {
    return this.picture !== null || changedFields(this.draft, this.#before).length > 0;
  }

  /** What is wrong, by field: as far as is known before asking, and what the node refused. */
  get problems(): DraftProblems {
    const wrong = checkDraft(this.draft);
    const refused = this.#refused;
    if (!refused) return wrong;
    const touched = new Set(changedFields(this.draft, refused.draft));
    const still = Object.entries(refused.fields).filter(
      ([field]) => !touched.has(field as keyof VideoDraft),
    );
    return { ...Object.fromEntries(still), ...wrong };
  }

  edit(change: Partial<VideoDraft>): void {
    this.draft = { ...this.draft, ...change };
  }

  discard(): void {
    this.draft = this.#before;
    this.picture = null;
    this.#settle();
  }

  /** Keeps what was changed. False when it could not. */
  async save(): Promise<boolean> {
    this.#settle();
    this.tried = true;
    if (Object.keys(checkDraft(this.draft)).length > 0) return false;
    this.saving = true;
    try {
      await this.#tell();
      await this.reload();
      this.tried = false;
      forgetLists();
    } catch (error) {
      this.words = problemWords(error);
      this.#refused = { fields: refusedFields(fieldProblems(error)), draft: this.draft };
    }
    this.saving = false;
    return this.words === null;
  }

  /** Reads the video again. Call when something else of it was changed. */
  async reload(): Promise<void> {
    const read = await videoApi.read(this.video.uuid);
    const wasDirty = this.dirty;
    this.video = read.video;
    this.#before = draftOf(read.video, read.passwords);
    if (!wasDirty || this.saving) this.draft = this.#before;
  }

  async #tell() {
    const { uuid } = this.video;
    const change = changeOf(this.draft, this.#before);
    if (Object.keys(change).length > 0) await videoApi.change(uuid, change);
    if (this.picture) await videoApi.setThumbnail(uuid, this.picture);
    this.picture = null;
  }

  #settle() {
    this.words = null;
    this.#refused = null;
    this.tried = false;
  }
}
