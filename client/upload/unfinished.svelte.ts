import { api } from '../api.ts';
import type { UnfinishedUpload } from '../contract.ts';

let unfinished = $state.raw<UnfinishedUpload[]>([]);

/** What was begun earlier, here or elsewhere, and has not become a video. */
export const unfinishedUploads = {
  get all(): UnfinishedUpload[] {
    return unfinished;
  },
};

/** Reads the list again. That it cannot be read is no reason not to upload. */
export async function readUnfinished(): Promise<void> {
  unfinished = await api.unfinishedUploads().catch(() => []);
}

/** Lets the node forget an unfinished upload. Throws `Problem`. */
export async function discardUnfinished(upload: UnfinishedUpload): Promise<void> {
  await api.discardUpload(upload.id);
  forgetUnfinished(upload.id);
}

/** Takes an upload off the list, because it goes on. */
function forgetUnfinished(id: string): void {
  unfinished = unfinished.filter((other) => other.id !== id);
}
