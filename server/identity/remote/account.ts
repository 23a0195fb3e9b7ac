/** What another node says of an account of its own. */
export type RemoteAccount = {
  /** Its id. */
  url: string;
  name: string;
  /** Never that of this node: the caller sees to it. */
  host: string;
  displayName: string;
  description: string | null;
  followersCount?: number | undefined;
  followingCount?: number | undefined;
  createdAt: Date;
};
