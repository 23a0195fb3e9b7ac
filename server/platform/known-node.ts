import type { Picture } from './pictures/picture.ts';

/** What is known of a node as such, this one (without a host) or another. */
export type KnownNode = {
  name: string;
  host: string | null;
  url: string; // its id
  avatars: Picture[];
  followersCount: number;
  followingCount: number;
  hostRedundancyAllowed: boolean;
  createdAt: Date;
  updatedAt: Date;
};

/** Finds a node by the name it goes by, and its host; none for this one. */
export type FindNode = (handle: {
  name: string;
  host: string | null;
}) => Promise<KnownNode | undefined>;
