import { makeTorrents } from './distribution/index.ts';
import { probeSource, fingerprintSource } from './ingest/index.ts';
import { on } from './platform/events.ts';
import {
  editDelivered,
  editGivenBack,
  hastenOffers,
  offerEdit,
  offerRendition,
  renditionDelivered,
  renditionGivenBack,
  settleJob,
  withdrawOffers,
} from './runners/index.ts';
import {
  editAsked,
  editOffered,
  editShown,
  editVideo,
  encodeRest,
  isStopped,
  makeSpoken,
  priorityOf,
  renditionOffered,
  takeEdit,
  takeOver,
  takeOverEdit,
  takeRendition,
  transcodingPrioritized,
  transcodingStopped,
} from './transcode/index.ts';

const offerRemoteRendition = offerRendition({ priorityOf });
const hastenRemote = hastenOffers({ priorityOf });
const withdrawRemote = withdrawOffers({ isStopped });
const takeRemoteRendition = takeRendition({ settle: settleJob });
const takeRemoteEdit = takeEdit({ settle: settleJob, probe: probeSource });
const makeVersion = editVideo({ probe: probeSource });

/** What goes to runners and what comes of it, and the life of a new version of a video. */
export const remotePipeline = [
  on(renditionOffered, offerRemoteRendition),
  on(renditionDelivered, takeRemoteRendition),
  on(renditionGivenBack, takeOver),
  on(transcodingPrioritized, hastenRemote),
  on(transcodingStopped, withdrawRemote),
  on(editAsked, makeVersion),
  on(editOffered, offerEdit),
  on(editDelivered, takeRemoteEdit),
  on(editGivenBack, takeOverEdit),
  on(editShown, encodeRest),
  on(editShown, makeSpoken),
  on(editShown, fingerprintSource),
  on(editShown, makeTorrents),
];
