/** Who may watch (contract § VideoDetails). */
export const VideoPrivacy = {
  public: 1,
  unlisted: 2,
  private: 3,
  internal: 4,
  passwordProtected: 5,
} as const;
export type VideoPrivacy = (typeof VideoPrivacy)[keyof typeof VideoPrivacy];

/** Whether anybody who has its address may watch a video. */
export const isOpen = ({ privacy }: { privacy: number }): boolean =>
  privacy === VideoPrivacy.public || privacy === VideoPrivacy.unlisted;

/** Whether a video may be commented on (contract § VideoCommentsPolicy): `approval` is by who looks after it. */
export const CommentsPolicy = { on: 1, off: 2, approval: 3 } as const;

/** Kinds of sensitive content, as bits (contract § NSFWFlag). */
export const SensitiveFlag = { violent: 1, explicitSex: 2 } as const;

/** The contract has a 4 as well, without a name: it is kept as it comes. */
export const MAX_SENSITIVE_FLAGS = 7;

/** Where a video is in its life; the numbers are the contract's. */
export const VideoState = {
  published: 1,
  toTranscode: 2,
  toImport: 3,
  /** A stream that has not begun; another node's, as those of this node are yet to come. */
  waitingForLive: 4,
  liveEnded: 5,
  transcodingFailed: 7,
  importFailed: 12,
} as const;
export type VideoState = (typeof VideoState)[keyof typeof VideoState];

/** Whether others than its owner may know of it: a stream before and after it is live has a page that says so. */
export const isOut = ({ state }: { state: number }): boolean =>
  state === VideoState.published ||
  state === VideoState.waitingForLive ||
  state === VideoState.liveEnded;
