import type { UnfinishedUpload, User } from '../contract.ts';
import { reportUploads } from './activity.svelte.ts';
import { beginDraft, isPartOf } from './begin.ts';
import { Upload } from './upload.svelte.ts';

const AT_ONCE = 2;

let uploads = $state.raw<Upload[]>([]);

/** The uploads of this tab, oldest first. They go on while the viewer looks at other pages. */
export const queuedUploads = (): Upload[] => uploads;

/** Queues files, each going on with an unfinished upload of the same name and size. */
export function addFiles(files: Iterable<File>, user: User, unfinished: UnfinishedUpload[]): void {
  const added = [...files]
    .filter((file) => !uploads.some((upload) => isSending(upload, file)))
    .map((file) => {
      const begun = unfinished.find((one) => isPartOf(one, file)) ?? null;
      return new Upload(file, beginDraft(file, user, begun), begun);
    });
  uploads = [...uploads, ...added];
}

/** Takes an upload off the list, cancelling it if it is under way. */
export function dropUpload(upload: Upload): void {
  uploads = uploads.filter((other) => other !== upload);
  if (upload.phase !== 'arrived') void upload.cancel();
}

const isSending = ({ file, phase }: Upload, other: File) =>
  phase !== 'failed' &&
  file.name === other.name &&
  file.size === other.size &&
  file.lastModified === other.lastModified;

const isUnderWay = ({ phase }: Upload) =>
  phase === 'sending' || phase === 'queued' || phase === 'elsewhere';

$effect.root(() => {
  $effect(() => {
    const sending = uploads.filter(({ phase }) => phase === 'sending').length;
    const next = uploads.find(({ phase }) => phase === 'queued');
    if (next && sending < AT_ONCE) void next.start();
  });

  $effect(() => {
    const moving = uploads.filter(isUnderWay);
    const total = moving.reduce((sum, { file }) => sum + file.size, 0);
    const sent = moving.reduce((sum, { pace }) => sum + pace.sentBytes, 0);
    reportUploads({ count: moving.length, percent: total > 0 ? (sent / total) * 100 : 0 });
  });
});

addEventListener('beforeunload', (event) => {
  if (uploads.some((upload) => isUnderWay(upload) || upload.saver.saving === 'pending'))
    event.preventDefault();
});

addEventListener('online', () => {
  for (const upload of uploads) upload.hurry();
});
