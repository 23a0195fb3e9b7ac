/** Who is followed: a channel or an account. */
export type Followed = { channelId: number } | { accountId: number };
