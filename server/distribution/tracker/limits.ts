/** What peers may ask of a tracker. A caller is an IPv4 address or an IPv6 /64: a household, a school, a carrier's NAT. */
export const LIMITS = {
  sockets: 20_000, // 20 to 30 KB each
  socketsPerCaller: 100,
  hashesPerSocket: 50,
  messageBytes: 64 * 1024, // ten offers
  messagesPerMinute: 600, // of a socket; most are answers
  unreadBytes: 256 * 1024, // of a peer that does not read what it is sent
  strikes: 20, // what a socket may ask wrongly at once; one is forgiven each ping
  announcesPerCaller: 300, // in a window, of each swarm: 20 tabs
  windowSeconds: 300,
  callersRemembered: 100_000,
  addresses: 50_000, // of peers without a socket
  pingSeconds: 30, // one that has not answered by the next is gone
};

export type Limits = typeof LIMITS;
