/** Bytes of a video by where they came from, and those sent on to other viewers. */
export interface Traffic {
  origin: number;
  mirrors: number;
  peers: number;
  toPeers: number;
}

export const noTraffic: Traffic = { origin: 0, mirrors: 0, peers: 0, toPeers: 0 };

/** What has come in since an earlier count. */
export const trafficSince = (now: Traffic, before: Traffic): Traffic => ({
  origin: now.origin - before.origin,
  mirrors: now.mirrors - before.mirrors,
  peers: now.peers - before.peers,
  toPeers: now.toPeers - before.toPeers,
});

/** The share of each source in what was fetched, in per cent; all zero before the first byte. */
export function sharesOf({ origin, mirrors, peers }: Traffic) {
  const all = origin + mirrors + peers;
  const percent = (bytes: number) => (all === 0 ? 0 : (bytes / all) * 100);
  return { origin: percent(origin), mirrors: percent(mirrors), peers: percent(peers) };
}
