/** What browsers say to a tracker: the protocol of WebTorrent, JSON with binary texts of one character a byte. */
export type Message = Announce | Answer | Scrape;

export type Announce = {
  kind: 'announce';
  infoHash: string;
  peerId: string;
  event: 'started' | 'stopped' | 'completed' | 'update';
  isSeed: boolean;
  offers: Offer[]; // as many as peers are wanted
};

export type Offer = { id: string; sdp: string };

export type Answer = {
  kind: 'answer';
  infoHash: string;
  peerId: string;
  toPeerId: string;
  offerId: string;
  sdp: string;
};

export type Scrape = { kind: 'scrape'; infoHashes: string[] };

const OFFERS_MAX = 10;
const SDP_MAX_CHARACTERS = 16 * 1024;
const OFFER_ID_MAX_CHARACTERS = 64;
const SCRAPE_MAX = 50;

/** Reads a message; undefined for all that is none, whatever it is. Never throws. */
export function parseMessage(text: string): Message | undefined {
  const message = parseObject(text);
  if (message?.['action'] === 'scrape') return parseScrape(message);
  if (message?.['action'] !== 'announce') return undefined;
  const { info_hash: infoHash, peer_id: peerId } = message;
  if (!isTwentyBytes(infoHash) || !isTwentyBytes(peerId)) return undefined;
  return message['answer'] == null
    ? parseAnnounce(message, { infoHash, peerId })
    : parseAnswer(message, { infoHash, peerId });
}

type Fields = Record<string, unknown>;
type Speaker = { infoHash: string; peerId: string };

function parseAnnounce(message: Fields, speaker: Speaker): Announce | undefined {
  const offers = parseOffers(message['offers'], message['numwant']);
  if (!offers) return undefined;
  const event = eventOf(message['event']);
  const isSeed = message['left'] === 0 || event === 'completed';
  return { kind: 'announce', ...speaker, event, isSeed, offers };
}

function parseAnswer(message: Fields, speaker: Speaker): Answer | undefined {
  const { to_peer_id: toPeerId, offer_id: offerId } = message;
  const sdp = sdpOf(message['answer'], 'answer');
  if (!isTwentyBytes(toPeerId) || !isOfferId(offerId) || sdp === undefined) return undefined;
  return { kind: 'answer', ...speaker, toPeerId, offerId, sdp };
}

/** Only named swarms are told of: there is no list of all. */
function parseScrape({ info_hash: named }: Fields): Scrape | undefined {
  const infoHashes = Array.isArray(named) ? named : [named];
  if (infoHashes.length > SCRAPE_MAX || !infoHashes.every(isTwentyBytes)) return undefined;
  return { kind: 'scrape', infoHashes };
}

function parseOffers(offers: unknown, wanted: unknown): Offer[] | undefined {
  if (offers == null) return [];
  if (!Array.isArray(offers)) return undefined;
  const parsed: Offer[] = [];
  for (const offer of offers.slice(0, countWanted(wanted)) as unknown[]) {
    if (!isObject(offer)) return undefined;
    const { offer_id: id } = offer;
    const sdp = sdpOf(offer['offer'], 'offer');
    if (!isOfferId(id) || sdp === undefined) return undefined;
    parsed.push({ id, sdp });
  }
  return parsed;
}

const countWanted = (wanted: unknown) =>
  typeof wanted === 'number' && wanted >= 0 ? Math.min(wanted, OFFERS_MAX) : OFFERS_MAX;

function sdpOf(description: unknown, type: 'offer' | 'answer'): string | undefined {
  if (!isObject(description) || description['type'] !== type) return undefined;
  const { sdp } = description;
  return typeof sdp === 'string' && sdp.length <= SDP_MAX_CHARACTERS ? sdp : undefined;
}

const eventOf = (event: unknown) =>
  event === 'started' || event === 'stopped' || event === 'completed' ? event : 'update';

function parseObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined; // also for what is nested too deeply
  }
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isOfferId = (id: unknown): id is string =>
  typeof id === 'string' && id !== '' && id.length <= OFFER_ID_MAX_CHARACTERS;

/** An info hash or a peer's id, one character a byte. */
export function isTwentyBytes(text: unknown): text is string {
  if (typeof text !== 'string' || text.length !== 20) return false;
  for (let at = 0; at < 20; at++) if (text.charCodeAt(at) > 0xff) return false;
  return true;
}
