import { expect } from 'vitest';

import type { SignedIn } from './client.ts';
import { asJson } from './people.ts';
import { channelIdOf } from './uploads.ts';

export type ImportAnswer = {
  id: number;
  targetUrl: string;
  state: { id: number; label: string };
  error: string | null;
  video: {
    id: number;
    uuid: string;
    name: string;
    description: string | null;
    tags: string[];
    state: { id: number };
    holdReason: string | null;
    licence: { id: number | null };
    originallyPublishedAt: string | null;
    thumbnailPath: string | null;
  } | null;
};

const LIST = '/api/v1/users/me/videos/imports';

/** What a user does with imports, as their client would. */
export function openImports(user: SignedIn) {
  const list = async (query = '') =>
    (await (await user.request(`${LIST}${query}`)).json()) as {
      total: number;
      data: ImportAnswer[];
    };
  const find = async (id: number) => (await list()).data.find((each) => each.id === id);
  const ask = async (fields: Record<string, unknown>) => {
    const channelId = await channelIdOf(user);
    const body = asJson({ channelId, ...fields });
    return user.request('/api/v1/videos/imports', { method: 'POST', ...body });
  };
  return {
    list,
    find,
    ask,
    async begin(targetUrl: string, fields: Record<string, unknown> = {}) {
      const response = await ask({ targetUrl, ...fields });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as ImportAnswer;
    },
    /** The import once it has ended, which must be in this state. */
    async until(id: number, state: number): Promise<ImportAnswer> {
      await expect
        .poll(async () => (await find(id))?.state.id, { timeout: 60_000, interval: 200 })
        .not.toBeOneOf([1, 6]);
      const ended = (await find(id))!;
      expect(`${ended.state.id} ${ended.error ?? ''}`).toMatch(new RegExp(`^${state} `));
      return ended;
    },
    act: async (id: number | string, act: 'cancel' | 'retry') =>
      (await user.request(`/api/v1/videos/imports/${id}/${act}`, { method: 'POST' })).status,
    remove: async (id: number | string) =>
      (await user.request(`/api/v1/videos/imports/${id}`, { method: 'DELETE' })).status,
  };
}
