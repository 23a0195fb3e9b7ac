/** A BitTorrent peer of a node neither looks for others nor opens ports by itself: it meets whom it is told to meet. */
export const NO_DISCOVERY = {
  dht: false,
  lsd: false,
  natUpnp: false,
  natPmp: false,
  utPex: false,
  utp: false,
  webSeeds: false,
} as const;
