import * as terms from './terms.ts';

/**
 * The JSON-LD contexts of what this node writes, per type as PeerTube writes them (contract § Context). All terms are in
 * the documents themselves, so that nobody has to fetch a context.
 */

export type Context = readonly (string | terms.Terms)[];

const PLAIN: Context = [
  'https://www.w3.org/ns/activitystreams',
  'https://w3id.org/security/v1',
  { RsaSignature2017: 'https://w3id.org/security#RsaSignature2017' },
];

const NAMESPACES = { pt: 'https://joinpeertube.org/ns#', sc: 'http://schema.org/' };

const withTerms = (words: terms.Terms): Context => [...PLAIN, { ...NAMESPACES, ...words }];

/** All words of all of them, as one context: what documents of PeerTube's dialect are read with. */
export const OWN_TERMS: terms.Terms = {
  ...NAMESPACES,
  ...terms.CACHE_FILE,
  ...terms.WATCH_ACTION,
  ...terms.VIEW,
  ...terms.DOWNLOAD,
  ...terms.CHAPTERS,
  ...terms.PLAYER_SETTINGS,
  ...terms.PLAYLIST,
  ...terms.APPROVE_REPLY,
  ...terms.COMMENT,
  ...terms.VIDEO,
  ...terms.ACTOR,
  ...terms.MULTIKEY,
  ...terms.MOVE,
  ...terms.DIGEST,
  ...terms.PROOF,
};

/** By what a document, or the object of an activity, is about. `Plain`: Follow, Announce, Like, Delete, collections … */
export const CONTEXTS = {
  Plain: PLAIN,
  Actor: [...withTerms(terms.ACTOR), { ...terms.MULTIKEY, ...terms.DIGEST, ...terms.MOVE }],
  Video: withTerms(terms.VIDEO),
  Comment: withTerms(terms.COMMENT),
  ApproveReply: withTerms(terms.APPROVE_REPLY),
  Playlist: withTerms(terms.PLAYLIST),
  PlayerSettings: withTerms(terms.PLAYER_SETTINGS),
  Chapters: withTerms(terms.CHAPTERS),
  WatchAction: withTerms(terms.WATCH_ACTION),
  View: withTerms(terms.VIEW),
  Download: withTerms(terms.DOWNLOAD),
  CacheFile: withTerms(terms.CACHE_FILE),
  Flag: withTerms(terms.FLAG),
  Digest: [...PLAIN, terms.DIGEST_VALUE],
  Manifest: [...PLAIN, terms.MANIFEST],
} satisfies Record<string, Context>;

export type ContextName = keyof typeof CONTEXTS;

/** The document of an object or activity: the same with its context. */
export const inContext = <T extends object>(name: ContextName, object: T) => ({
  '@context': CONTEXTS[name],
  ...object,
});

/** A document with the words of the proof that is put on it next. */
export const toBeProven = <T extends Readonly<Record<string, unknown>>>(document: T) => ({
  ...document,
  '@context': [document['@context'], terms.PROOF].flat(),
});
