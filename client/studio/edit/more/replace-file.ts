import { send } from '../../../node.ts';
import { readProblem } from '../../../problem.ts';

const CHUNK_BYTES = 8 * 2 ** 20;
const MORE_WANTED = 308;

interface Replacing {
  videoId: string;
  file: File;
  signal: AbortSignal;
  onsent: (bytes: number) => void;
}

/** Sends a file that takes the place of a video's source, going on where an earlier try ended. Throws `Problem`. */
export async function replaceFile({ videoId, file, signal, onsent }: Replacing): Promise<void> {
  const begun = await begin(videoId, file, signal);
  let offset = begun.offset;
  while (offset < file.size) {
    const end = Math.min(file.size, offset + CHUNK_BYTES);
    const response = await fetch(begun.url, {
      method: 'PUT',
      headers: { 'content-range': `bytes ${offset}-${end - 1}/${file.size}` },
      body: file.slice(offset, end),
      signal,
    });
    if (response.status !== MORE_WANTED && !response.ok) throw await readProblem(response);
    offset = response.status === MORE_WANTED ? receivedBytes(response) : end;
    onsent(offset);
  }
}

/** Announces the file; the node says how much of it is there already. */
async function begin(videoId: string, file: File, signal: AbortSignal) {
  const response = await send(`/api/v1/videos/${videoId}/source/replace-resumable`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-upload-content-length': String(file.size),
      'x-upload-content-type': file.type || 'application/octet-stream',
    },
    body: JSON.stringify({ filename: file.name, lastModified: file.lastModified }),
    signal,
  });
  return {
    url: onThisPage(response.headers.get('location') ?? ''),
    offset: receivedBytes(response),
  };
}

/** The node names itself as all others reach it; who is here may have come another way. */
function onThisPage(location: string): string {
  const { pathname, search } = new URL(location, globalThis.location.href);
  return pathname + search;
}

/** `range: bytes=0-99` says that a hundred bytes are there. */
const receivedBytes = ({ headers }: Pick<Response, 'headers'>): number => {
  const last = /-(\d+)$/.exec(headers.get('range') ?? '')?.[1];
  return last === undefined ? 0 : Number(last) + 1;
};
