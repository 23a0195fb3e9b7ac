import * as z from 'zod';

import {
  FirstReference,
  listOf,
  Moment,
  optional,
  Reference,
  sameHost,
  text,
  Url,
} from './common.ts';

/** A picture of an actor, or of a video. */
export const Picture = z.object({
  url: z.preprocess((value) => (Array.isArray(value) ? value[0] : value), Url),
  mediaType: optional(z.string().max(100)),
  width: optional(z.number().int().positive()),
  height: optional(z.number().int().positive()),
});

export type Picture = z.output<typeof Picture>;

const MAX_PICTURES = 8;
const MAX_NAME_CHARACTERS = 120;

const PublicKey = z.object({ id: Url, owner: Url, publicKeyPem: z.string().max(10_000) });

const TYPES = {
  Application: 'Application',
  Service: 'Person',
  Organization: 'Person',
  Person: 'Person',
  Group: 'Group',
} as const;

/** An actor of another node, as far as this one has use for it. Everything it says of where it is must be of its own host. */
export const ForeignActor = z
  .object({
    id: Url,
    type: z
      .enum(['Application', 'Service', 'Organization', 'Person', 'Group'])
      .transform((type) => TYPES[type]),
    preferredUsername: z
      .string()
      .regex(/^[\p{L}\p{N}_.:-]*[\p{L}\p{N}_][\p{L}\p{N}_.:-]*$/u) // PeerTube's may have colons
      .max(MAX_NAME_CHARACTERS),
    name: optional(text(MAX_NAME_CHARACTERS)),
    summary: optional(text(10_000)),
    support: optional(text(1_000)),
    email: optional(z.email().max(255)), // for all to see, of a channel
    inbox: Url,
    outbox: optional(Url),
    followers: optional(Url),
    following: optional(Url),
    digest: optional(Url),
    playerSettings: optional(FirstReference), // of a channel
    endpoints: optional(z.object({ sharedInbox: optional(Url) })),
    publicKey: z.preprocess((value) => (Array.isArray(value) ? value[0] : value), PublicKey),
    assertionMethod: listOf(
      z.object({ id: Url, controller: FirstReference, publicKeyMultibase: z.string().max(200) }),
      5,
    ),
    icon: listOf(Picture, MAX_PICTURES),
    image: listOf(Picture, MAX_PICTURES),
    attributedTo: listOf(Reference, 5),
    published: optional(Moment),
    movedTo: optional(Reference),
    alsoKnownAs: listOf(Url, 20),
  })
  .refine(
    ({ id, inbox, publicKey, outbox = id, followers = id }) =>
      [inbox, publicKey.id, outbox, followers].every((url) => sameHost(url, id)),
    'Should be of one host',
  )
  .refine(({ id, publicKey }) => publicKey.owner === id, 'Should own its key');

export type ForeignActor = z.output<typeof ForeignActor>;
