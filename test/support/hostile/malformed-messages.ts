/** Twenty bytes. */
export const HASH = '\u0000\u00ff'.repeat(10);
const PEER = '-PM0202-0123456789ab';

/** An announce, with more or other fields. */
export const announceText = (more: object) =>
  JSON.stringify({ action: 'announce', info_hash: HASH, peer_id: PEER, ...more });

export const offer = (sdp: unknown = 'v=0', type = 'offer') => ({
  offer_id: 'o',
  offer: { type, sdp },
});

/** Some of these end a stock tracker. */
export const MALFORMED = [
  '',
  'null',
  '7',
  '"announce"',
  '[]',
  '{}',
  '{',
  '['.repeat(60_000),
  '{"action":"announce"}',
  '{"action":"scrape"}',
  '{"action":"scrape","info_hash":5}',
  '{"action":"scrape","info_hash":[null]}',
  JSON.stringify({ action: 'announce', info_hash: 'short', peer_id: PEER }),
  JSON.stringify({ action: 'announce', info_hash: '\u0100'.repeat(20), peer_id: PEER }),
  JSON.stringify({ action: 'announce', info_hash: HASH, peer_id: Number.NaN }),
  announceText({ offers: [null] }),
  announceText({ offers: 'many' }),
  announceText({ offers: [offer(null)] }),
  announceText({ offers: [offer('v=0', 'answer')] }),
  announceText({ offers: [offer('x'.repeat(16_385))] }),
  announceText({ offers: [{ ...offer(), offer_id: 'x'.repeat(65) }] }),
  announceText({ answer: { type: 'answer', sdp: 'v=0' }, offer_id: 'o' }),
  announceText({ answer: 5, to_peer_id: PEER, offer_id: 'o' }),
  announceText({ answer: { type: 'answer', sdp: 'v=0' }, to_peer_id: PEER, offer_id: {} }),
];
