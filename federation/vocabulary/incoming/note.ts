import * as z from 'zod';

import {
  Addressed,
  FirstReference,
  listOf,
  Moment,
  optional,
  sameHost,
  text,
  Url,
} from './common.ts';

const MAX_MENTIONS = 20;

/** A comment of another node. `content` is Markdown from PeerTube, HTML from others; some tell, too, what was typed. */
export const ForeignNote = z
  .object({
    id: Url,
    type: z.literal('Note'),
    content: text(20_000),
    mediaType: optional(z.string().max(50)),
    source: optional(z.object({ content: text(20_000), mediaType: z.string().max(50) })),
    summary: optional(text(500)), // a content warning
    sensitive: optional(z.boolean()),
    inReplyTo: FirstReference,
    attributedTo: FirstReference,
    published: Moment,
    updated: optional(Moment),
    replyApproval: optional(Url),
    tag: listOf(z.object({ type: z.literal('Mention'), href: Url }), MAX_MENTIONS),
    ...Addressed.shape,
  })
  .refine(
    ({ id, attributedTo }) => sameHost(id, attributedTo),
    'Should be of the host of its author',
  );

export type ForeignNote = z.output<typeof ForeignNote>;
