import * as z from 'zod';

export const PolicyName = z.enum(['reject', 'silence', 'no-media', 'allow']);

const instant = z.iso.datetime();
const count = z.int().min(0);

/** What this node has to do with a host. */
export const DomainPolicyAnswer = z.object({
  host: z.string(),
  policy: PolicyName,
  reason: z.string().nullable(),
  publicComment: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
});

/** What a policy would concern, and the one that holds now. */
export const PolicyPreview = z.object({
  host: z.string(),
  policy: PolicyName,
  current: PolicyName.nullable(),
  accounts: count,
  channels: count,
  videos: count,
  comments: count,
  follows: count,
  /** How many of the follows it would end. */
  followsEnded: count,
});
