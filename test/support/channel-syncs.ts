import { expect } from 'vitest';

import { ask } from './asking.ts';
import type { SignedIn } from './client.ts';

export type SyncAnswer = {
  id: number;
  state: { id: number; label: string };
  externalChannelUrl: string;
  lastSyncAt: string | null;
  channel: { id: number; name: string };
  error: string | null;
};

/** Switches the synchronization of channels, and says how many a user may have. */
export async function allowSyncs(root: SignedIn, enabled = true, maxPerUser = 10) {
  const config = (await ask(root, 'GET /config/custom')).body as { import: object };
  const videoChannelSynchronization = { enabled, maxPerUser };
  const wanted = { ...config, import: { ...config.import, videoChannelSynchronization } };
  expect((await ask(root, 'PUT /config/custom', wanted)).status).toBe(200);
}

/** What a user does with synchronizations, as their client would. */
export function openSyncs(user: SignedIn, username: string) {
  const list = async (query = '') =>
    (await ask(user, `GET /accounts/${username}/video-channel-syncs${query}`)).body as {
      total: number;
      data: SyncAnswer[];
    };
  return {
    list,
    async create(externalChannelUrl: string, videoChannelId: number): Promise<SyncAnswer> {
      const wanted = { externalChannelUrl, videoChannelId };
      const { status, body } = await ask(user, 'POST /video-channel-syncs', wanted);
      expect(status).toBe(200);
      return (body as { videoChannelSync: SyncAnswer }).videoChannelSync;
    },
    run: async (id: number) => (await ask(user, `POST /video-channel-syncs/${id}/sync`)).status,
    remove: async (id: number) => (await ask(user, `DELETE /video-channel-syncs/${id}`)).status,
    /** The synchronization once it is in this state. */
    async until(id: number, state: number): Promise<SyncAnswer> {
      const find = async () => (await list()).data.find((each) => each.id === id);
      await expect
        .poll(async () => (await find())?.state.id, { timeout: 30_000, interval: 200 })
        .toBe(state);
      return (await find())!;
    },
  };
}
