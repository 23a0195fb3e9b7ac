/** What the engine does with other nodes by itself: too trusting with what comes in, too careless with what goes out. */
const OF_NETWORK = [
  'requestObject',
  'resolveReferences',
  'deliver',
  'queueForDelivery',
  'startDelivery',
  'runDelivery',
  'publishActivity',
  'publishUpdate',
  'publishUndoUpdate',
  'addToOutbox',
  'acceptFollow',
  'createActor', // its keys are twice as long as anybody's, and six times as slow
] as const;

/** What the engine would do with the store: slices, inbox and outbox have tables of their own for that. */
const OF_STORE = [
  'saveObject',
  'updateObject',
  'saveActivity',
  'updateActivity',
  'updateActivityMeta',
  'removeActivity',
  'findActivityByCollectionAndObjectId',
  'findActivityByCollectionAndActorId',
  'getStream',
  'getStreamCount',
  'getUserCount',
  'saveContext',
  'deliveryEnqueue',
  'deliveryDequeue',
  'deliveryRequeue',
] as const;

type Refused<Name extends string> = Record<Name, () => never>;

const all = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, () => refuse(name)])) as Refused<Name>;

function refuse(name: string): never {
  throw new Error(`activitypub-express must not ${name}`);
}

/** In place of what the engine must not do with other nodes; each throws. */
export const refusals = () => all(OF_NETWORK);

/** In place of what the engine must not do with the store; each throws. */
export const storeRefusals = () => all(OF_STORE);
