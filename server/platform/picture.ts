/** One size of a picture that was set for somebody or something. `key` names its blob. */
export type Picture = { key: string; width: number; height: number; createdAt: string };
