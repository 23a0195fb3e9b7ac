import * as z from 'zod';

import {
  blockVideo,
  BlockType,
  defineBulkAct,
  findBlock,
  findVideo,
  unblockVideo,
  videoBlocked,
} from '../../catalog/index.ts';
import { emit } from '../../platform/events.ts';

/** Takes many videos out of sight at once. An undo leaves alone what was unblocked, or blocked anew, since. */
export const bulkVideoBlocks = defineBulkAct({
  kind: 'block-videos',
  kept: z.object({ blockId: z.int().positive() }),
  async apply(tx, videoId, { reason }) {
    const found = await findVideo(tx, videoId);
    if (!found || (await findBlock(tx, videoId))) return undefined;
    await blockVideo(tx, found.video, { type: BlockType.byModerator, reason });
    await emit(tx, videoBlocked, { videoId });
    const block = await findBlock(tx, videoId);
    return block && { kept: { blockId: block.id } };
  },
  async revert(tx, videoId, { blockId }) {
    if ((await findBlock(tx, videoId))?.id === blockId) await unblockVideo(tx, videoId);
  },
});
