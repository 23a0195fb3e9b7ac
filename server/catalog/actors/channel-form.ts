import * as z from 'zod';

const emptied = (text: string | null | undefined) => (text === '' ? null : text);
const prose = z.string().max(1000).nullish().transform(emptied).pipe(z.string().min(3).nullish());

const displayName = z.string().trim().min(1).max(120);

const fields = {
  description: prose,
  support: prose,
  publicEmail: z.email().max(255).nullish(),
};

/** A new channel (contract § VideoChannelCreate). Unknown fields are refused: whose it is is not for the client to say. */
export const NewChannel = z.strictObject({
  name: z.string().regex(/^[\w.:-]{1,50}$/, 'only letters, digits, - _ . and :, at most 50'),
  displayName,
  ...fields,
});
export type NewChannel = z.output<typeof NewChannel>;

/** What may be changed of a channel; null clears (contract § VideoChannelUpdate). Its name never changes. */
export const ChannelChange = z.strictObject({
  displayName: displayName.optional(),
  ...fields,
  bulkVideosSupportUpdate: z.boolean().default(false), // the support text goes to all its videos
});
export type ChannelChange = z.output<typeof ChannelChange>;
