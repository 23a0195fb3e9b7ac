import { mayManage } from '../catalog/index.ts';
import { VideoPrivacy, VideoState } from '../catalog/index.ts';
import type { User } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { findImports } from './import-queries.ts';
import { type AbuseSubject, findAbuses } from './moderation-queries.ts';
import type { Notification } from './queries.ts';
import {
  findAccounts,
  findCollaborators,
  findComments,
  findFollows,
  findOwnershipChanges,
  findRegistrations,
  findVideos,
  type VideoSubject,
} from './subject-queries.ts';

export type Reader = Pick<User, 'id' | 'role' | 'accountId'>;
export type Subjects = Awaited<ReturnType<typeof findSubjects>>;

/** Everything a page of notifications is about, as far as its reader may see it now. */
export async function findSubjects(db: Db, rows: Notification[], reader: Reader) {
  const idsOf = (key: 'commentId' | 'abuseId' | 'followId' | 'accountId' | 'registrationId' | 'collaboratorId' | 'ownershipChangeId' | 'importId') => [...new Set(rows.flatMap((row) => row[key] ?? []))]; // prettier-ignore
  const imports = await findImports(db, idsOf('importId'), reader);
  const comments = await findComments(db, idsOf('commentId'), reader);
  const abuses = (await findAbuses(db, idsOf('abuseId'))).filter(({ abuse }) =>
    concerns(abuse, reader),
  );
  const videoIds = [
    ...abuses.flatMap(({ abuse }) => abuse.videoId ?? abuse.reportedComment?.video.id ?? []),
    ...rows.flatMap(({ videoId }) => videoId ?? []),
    ...comments.map(({ comment }) => comment.videoId),
    ...imports.flatMap(({ videoId }) => videoId ?? []),
  ];
  const [videos, follows, accounts, registrations, collaborators, ownershipChanges] =
    await Promise.all([
      findVideos(db, [...new Set(videoIds)], reader),
      findFollows(db, idsOf('followId'), reader),
      findAccounts(db, idsOf('accountId')),
      reader.role === 'user' ? [] : findRegistrations(db, idsOf('registrationId')),
      findCollaborators(db, idsOf('collaboratorId')),
      findOwnershipChanges(db, idsOf('ownershipChangeId')),
    ]);
  const seen = videos.filter((video) => mayStillSee(reader, video));
  return {
    imports: new Map(imports.map((each) => [each.id, each])),
    videos: new Map(seen.map((each) => [each.video.id, each])),
    comments: new Map(comments.map((each) => [each.comment.id, each])),
    abuses: new Map(abuses.map((each) => [each.abuse.id, each])),
    follows: new Map(follows.map((each) => [each.follow.id, each])),
    accounts: new Map(accounts.map((each) => [each.id, each])),
    registrations: new Map(registrations.map((each) => [each.id, each])),
    collaborators: new Map(collaborators.map((each) => [each.collaborator.id, each])),
    ownershipChanges: new Map(ownershipChanges.map((each) => [each.change.id, each])),
  };
}

const concerns = (abuse: AbuseSubject['abuse'], reader: Reader) =>
  reader.role !== 'user' || abuse.reporterId === reader.accountId;

/** Passwords were not asked for here, so what needs one is not shown. */
function mayStillSee(reader: Reader, { video, ownerUserId, isHeard }: VideoSubject): boolean {
  if (mayManage(reader, { ownerUserId })) return true;
  const isOpen =
    video.privacy === VideoPrivacy.public ||
    video.privacy === VideoPrivacy.unlisted ||
    video.privacy === VideoPrivacy.internal;
  return isOpen && isHeard && !video.blocked && video.state === VideoState.published;
}
