import { takeActorUpdate } from '../actors/handlers.ts';
import { takeBlock } from '../blocks/handlers.ts';
import { takeBoost, takeUnboost } from '../boosts/handlers.ts';
import { takeApproval, takeNote } from '../comments/handlers.ts';
import { takeDelete } from '../deletions/handlers.ts';
import { takeAccept, takeReject } from '../follows/take-answer.ts';
import { takeFollow } from '../follows/take-follow.ts';
import { takeUnfollow } from '../follows/take-unfollow.ts';
import { takeCacheFile, takeCacheFileBack } from '../mirrors/handlers.ts';
import { takeFlag } from '../moderation/handlers.ts';
import { takeMove } from '../moves/take-move.ts';
import { takePlayerSettings } from '../players/handlers.ts';
import { takePlaylist } from '../playlists/handlers.ts';
import { takeDislike, takeDownload, takeLike, takeUnrate, takeView } from '../social/handlers.ts';
import { takeVideo } from '../videos/handlers.ts';
import { takeShare, takeUnshare } from '../videos/shares.ts';
import { takeWatchAction } from '../watching/handlers.ts';
import type { Handler } from './handling.ts';

/** People show things to their followers; channels and nodes tell of what is published. */
const byWhom =
  ({ person, other }: { person: Handler; other: Handler }): Handler =>
  (node, received) =>
    received.signer.type === 'Person' ? person(node, received) : other(node, received);

/** What is done about what: by the activity and its object, or by the activity alone. All else is ignored, and kept a while. */
const HANDLERS: Record<string, Handler> = {
  Follow: takeFollow,
  Accept: takeAccept,
  Reject: takeReject,
  'Undo Follow': takeUnfollow,

  'Create Video': takeVideo,
  'Update Video': takeVideo,
  Announce: byWhom({ person: takeBoost, other: takeShare }),
  'Undo Announce': byWhom({ person: takeUnboost, other: takeUnshare }),
  'Create CacheFile': takeCacheFile,
  'Update CacheFile': takeCacheFile,
  'Undo Create': takeCacheFileBack,

  'Create Playlist': takePlaylist,
  'Update Playlist': takePlaylist,
  'Create PlayerSettings': takePlayerSettings,
  'Update PlayerSettings': takePlayerSettings,

  'Update Application': takeActorUpdate,
  'Update Group': takeActorUpdate,
  'Update Organization': takeActorUpdate,
  'Update Person': takeActorUpdate,
  'Update Service': takeActorUpdate,

  'Create Note': takeNote,
  'Update Note': takeNote,
  ApproveReply: takeApproval,
  Like: takeLike,
  Dislike: takeDislike,
  'Undo Like': takeUnrate,
  'Undo Dislike': takeUnrate,
  View: takeView,
  Download: takeDownload,
  'Create WatchAction': takeWatchAction,

  Delete: takeDelete,
  'Create Tombstone': takeDelete,
  'Update Tombstone': takeDelete,
  'Announce Tombstone': takeDelete,
  Move: takeMove,
  Block: takeBlock,
  Flag: takeFlag,
};

/** Who handles a kind of activity, if anybody does. A kind may have any name, `constructor` too. */
export const handlerOf = (kind: string): Handler | undefined =>
  Object.hasOwn(HANDLERS, kind) ? HANDLERS[kind] : undefined;
