import { PRIVACY, type VideoDetails } from '../../contract.ts';
import type { SharingMode } from '../../player/swarm/policy.ts';
import { dayOf, localMinuteOf } from './moments.ts';

/** Who may watch: the contract's privacies, and `scheduled`, which is private until its hour. */
export type Visibility = number | 'scheduled';

/** What is written in the form of a video. */
export interface VideoDraft {
  name: string;
  description: string;
  support: string;
  tags: string[];
  category: number | null;
  licence: number | null;
  language: string | null;
  channelId: number;
  visibility: Visibility;
  passwords: string[];
  /** When it is published, as `2026-11-22T09:30` where the creator is. */
  publishAt: string;
  /** Who may watch from then on. */
  publishTo: number;
  nsfw: boolean;
  nsfwFlags: number;
  nsfwSummary: string;
  /** The day it was first published elsewhere, as `2026-11-22`. */
  originalDay: string;
  commentsPolicy: number;
  sharing: SharingMode;
  downloadEnabled: boolean;
}

/** What the node is told. */
export interface VideoChange {
  name?: string;
  description?: string | null;
  support?: string | null;
  tags?: string[];
  category?: number | null;
  licence?: number | null;
  language?: string | null;
  channelId?: number;
  privacy?: number;
  videoPasswords?: string[];
  scheduleUpdate?: { updateAt: string; privacy: number } | null;
  nsfw?: boolean;
  nsfwFlags?: number;
  nsfwSummary?: string | null;
  originallyPublishedAt?: string | null;
  commentsPolicy?: number;
  sharing?: SharingMode;
  downloadEnabled?: boolean;
}

/** The form of a video as it is now. */
export const draftOf = (video: VideoDetails, passwords: string[]): VideoDraft => ({
  name: video.name,
  description: video.description ?? '',
  support: video.support ?? '',
  tags: video.tags,
  category: video.category.id,
  licence: video.licence.id,
  language: video.language.id,
  channelId: video.channel.id,
  ...scheduleOf(video),
  passwords,
  nsfw: video.nsfw,
  nsfwFlags: video.nsfwFlags,
  nsfwSummary: video.nsfwSummary ?? '',
  originalDay: video.originallyPublishedAt ? dayOf(video.originallyPublishedAt) : '',
  commentsPolicy: video.commentsPolicy.id ?? 1,
  sharing: video.sharing,
  downloadEnabled: video.downloadEnabled,
});

/** Who may watch, and from when on. */
function scheduleOf({ scheduledUpdate: update, privacy }: VideoDetails) {
  if (!update)
    return {
      visibility: privacy.id ?? PRIVACY.private,
      publishAt: '',
      publishTo: PRIVACY.public,
    };
  const publishTo = update.privacy ?? PRIVACY.public;
  return { visibility: 'scheduled', publishAt: localMinuteOf(update.updateAt), publishTo } as const;
}

/** The fields in which two drafts differ. */
export const changedFields = (draft: VideoDraft, before: VideoDraft): (keyof VideoDraft)[] =>
  (Object.keys(draft) as (keyof VideoDraft)[]).filter(
    (field) => JSON.stringify(draft[field]) !== JSON.stringify(before[field]),
  );

const orNull = (text: string): string | null => text.trim() || null;

type Part = [fields: (keyof VideoDraft)[], tell: (draft: VideoDraft) => VideoChange];

/** What is told together when one of its fields was changed. */
const PARTS: Part[] = [
  [['name'], ({ name }) => ({ name: name.trim() })],
  [['description'], ({ description }) => ({ description: orNull(description) })],
  [['support'], ({ support }) => ({ support: orNull(support) })],
  [['tags'], ({ tags }) => ({ tags })],
  [['category'], ({ category }) => ({ category })],
  [['licence'], ({ licence }) => ({ licence })],
  [['language'], ({ language }) => ({ language })],
  [['channelId'], ({ channelId }) => ({ channelId })],
  [['visibility', 'passwords', 'publishAt', 'publishTo'], accessOf],
  [['nsfw', 'nsfwFlags', 'nsfwSummary'], sensitivityOf],
  [['originalDay'], ({ originalDay: day }) => ({ originallyPublishedAt: dayStart(day) })],
  [['commentsPolicy'], ({ commentsPolicy }) => ({ commentsPolicy })],
  [['sharing'], ({ sharing }) => ({ sharing })],
  [['downloadEnabled'], ({ downloadEnabled }) => ({ downloadEnabled })],
];

/** What has to be told for a draft to become true; what was not touched is left alone. */
export function changeOf(draft: VideoDraft, before: VideoDraft): VideoChange {
  const changed = new Set(changedFields(draft, before));
  const told = PARTS.filter(([fields]) => fields.some((field) => changed.has(field)));
  return Object.assign({}, ...told.map(([, tell]) => tell(draft))) as VideoChange;
}

const dayStart = (day: string) => (day ? `${day}T00:00:00.000Z` : null);

function accessOf({ visibility, passwords, publishAt, publishTo }: VideoDraft): VideoChange {
  if (visibility === 'scheduled') {
    const updateAt = new Date(publishAt).toISOString();
    return { privacy: PRIVACY.private, scheduleUpdate: { updateAt, privacy: publishTo } };
  }
  const isGuarded = visibility === PRIVACY.password;
  return {
    privacy: visibility,
    scheduleUpdate: null,
    ...(isGuarded && { videoPasswords: passwords }),
  };
}

/** What is not sensitive has nothing to warn of. */
function sensitivityOf({ nsfw, nsfwFlags, nsfwSummary }: VideoDraft): VideoChange {
  return {
    nsfw,
    nsfwFlags: nsfw ? nsfwFlags : 0,
    nsfwSummary: nsfw ? orNull(nsfwSummary) : null,
  };
}
