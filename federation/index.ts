import { Hono } from 'hono';

import { copyChanged, remoteDoubted, remoteShown } from '../server/catalog/index.ts';
import { followWanted } from '../server/engagement/index.ts';
import { configChanged } from '../server/instance/index.ts';
import { on } from '../server/platform/events.ts';
import type { Protocol } from '../server/protocol.ts';
import { completeActor } from './actors/complete-actor.ts';
import { copyActorPictures } from './actors/copy-pictures.ts';
import { actorTaken } from './actors/events.ts';
import { discoveryRoutes } from './apex/routes.ts';
import { sweepStrangers } from './bounds/index.ts';
import { deliveryPipeline, sweepDeliveries } from './delivery/index.ts';
import { nodeHealthRoutes } from './delivery/routes.ts';
import { documentRoutes } from './documents/routes.ts';
import { countWaiting, federationFigures } from './figures-queries.ts';
import { askToFollow, followAsked } from './follows/ask-to-follow.ts';
import { nodeFollowsChanged } from './follows/events.ts';
import { openNodes } from './follows/find-node.ts';
import { followIndex } from './follows/follow-index.ts';
import { followWantedChannel } from './follows/follow-wanted-channel.ts';
import { followRoutes } from './follows/routes.ts';
import { settleFollowed } from './follows/settle-followed.ts';
import { activitiesArrived } from './inbox/events.ts';
import { handleInbox, sweepInbox } from './inbox/handle.ts';
import { openInbox } from './inbox/listener.ts';
import { openLookUp } from './look-up/look-up.ts';
import { askAgain } from './manifests/ask-again.ts';
import { redundancyRoutes } from './mirrors/routes.ts';
import { tellCopy } from './mirrors/tell-copy.ts';
import { channelMoved, moveSubscribers } from './moves/move-subscribers.ts';
import { movedPageRoutes } from './moves/page-routes.ts';
import { moveRoutes } from './moves/routes.ts';
import { outbox } from './outbox/pipeline.ts';
import { tellViewers } from './outbox/tell-viewers.ts';
import { completePlaylist } from './playlists/complete-playlist.ts';
import { playlistTaken } from './playlists/events.ts';
import { followPolicies, policyPipeline, policyRoutes } from './policies/index.ts';
import { refreshShown } from './refresh/refresh-shown.ts';
import { ledgerRoutes, syncPipeline } from './sync/index.ts';
import { completeVideo } from './videos/complete-video.ts';
import { videoTaken } from './videos/events.ts';

/** ActivityPub, in PeerTube's dialect: how this node and others show each other their catalogs. */
export const federation: Protocol = {
  apiRoutes: (node) =>
    new Hono()
      .route('/', ledgerRoutes(node))
      .route('/', followRoutes(node))
      .route('/', nodeHealthRoutes(node))
      .route('/', policyRoutes(node))
      .route('/', redundancyRoutes(node))
      .route('/', moveRoutes(node)),
  listener: openInbox,
  routes(node) {
    followPolicies(node.database).catch((error: unknown) =>
      node.log.error({ error: String(error) }, 'changes of policies are seen some seconds late'),
    );
    return new Hono()
      .route('/', discoveryRoutes(node))
      .route('/', documentRoutes(node))
      .route('/', movedPageRoutes(node));
  },
  lookUp: openLookUp,
  findNode: openNodes,
  figures: federationFigures,
  messagesWaiting: countWaiting,
  pipeline: [
    on(activitiesArrived, handleInbox),
    on(followAsked, askToFollow),
    on(configChanged, followIndex),
    on(followWanted, followWantedChannel),
    on(nodeFollowsChanged, settleFollowed),
    on(videoTaken, completeVideo),
    on(remoteShown, refreshShown),
    on(actorTaken, copyActorPictures),
    on(actorTaken, completeActor),
    on(playlistTaken, completePlaylist),
    ...deliveryPipeline,
    ...syncPipeline,
    ...outbox,
    ...policyPipeline,
    on(channelMoved, moveSubscribers),
    on(copyChanged, tellCopy),
    on(remoteDoubted, askAgain),
  ],
  timedJobs: [sweepInbox, sweepDeliveries, sweepStrangers, tellViewers],
};
