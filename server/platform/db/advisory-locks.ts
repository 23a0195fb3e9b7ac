/** The advisory locks of the node, in one list: PostgreSQL knows them by number alone, so no two may share one. */
export const ADVISORY_LOCK = {
  migration: 0x7472_6901,
  serverInUse: 0x7472_6902,
  firstUser: 0x7472_6903,
  /** One per user: taken with the user's number as second key. */
  quota: 0x7472_6904,
  actorNames: 0x7472_6905,
  mirroring: 0x7472_6906,
  inbox: 0x7472_6907,
} as const;
