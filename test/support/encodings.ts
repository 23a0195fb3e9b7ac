import type { SignedIn } from './client.ts';
import { asJson } from './people.ts';

type Listed = {
  video: { id: number; uuid: string };
  state: string;
  priority: number;
  reason: string | null;
};

/** What an administrator sees and does of encodings. */
export const encodingsOf = (root: SignedIn) => ({
  /** Pauses, resumes, cancels or puts one first; returns the status of the answer. */
  act: async (id: string | number, what: string) =>
    (await root.request(`/api/v1/videos/${id}/transcoding/${what}`, { method: 'POST' })).status,
  /** Has what is missing made again; returns the status of the answer. */
  again: async (uuid: string, { isForced = false } = {}) => {
    const body = asJson({ transcodingType: 'hls', forceTranscoding: isForced });
    const path = `/api/v1/videos/${uuid}/transcoding`;
    return (await root.request(path, { method: 'POST', ...body })).status;
  },
  /** Those that are not done. */
  async listed(state?: string): Promise<Listed[]> {
    const path = `/api/v1/transcoding/videos${state ? `?state=${state}` : ''}`;
    return ((await (await root.request(path)).json()) as { data: Listed[] }).data;
  },
});
