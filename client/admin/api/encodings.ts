import type { InferResponseType } from 'hono/client';

import { node } from '../../node.ts';
import type { PageWanted } from '../../ui/table-state.svelte.ts';

export type VideoEncoding = InferResponseType<typeof node.transcoding.videos.$get>['data'][number];
export type EncodingAct = 'pause' | 'resume' | 'prioritize' | 'cancel' | 'again';

/** What administrators see and do of videos that are being encoded. */
export const encodings = {
  list: async ({ start, count }: PageWanted, state: VideoEncoding['state'] | undefined) =>
    (await node.transcoding.videos.$get({ query: { start, count, state } })).json(),

  act: (id: string, act: EncodingAct) =>
    act === 'again'
      ? node.videos[':id'].transcoding.$post({ param: { id }, json: { transcodingType: 'hls' } })
      : node.videos[':id'].transcoding[':act'].$post({ param: { id, act } }),
};
