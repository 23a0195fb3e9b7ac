/** What another node says of a channel of its own. */
export type RemoteChannel = {
  /** Its id. */
  url: string;
  /** Its owner, an account of the same node. */
  accountId: number;
  name: string;
  host: string;
  displayName: string;
  description: string | null;
  support: string | null;
  publicEmail?: string | null;
  /** A name of `PLAYER_THEMES`; what the node says when it says nothing. */
  playerTheme?: string | undefined;
  followersCount?: number | undefined;
  createdAt: Date;
};
