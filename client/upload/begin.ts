import { PRIVACY, type Draft, type UnfinishedUpload, type User } from '../contract.ts';
import { titleFromFileName } from './title.ts';

type FileFacts = Pick<File, 'name' | 'size'>;

/** Whether an unfinished upload holds the beginning of this file, as far as name and size can tell. */
export const isPartOf = (
  { state, filename, sizeBytes }: UnfinishedUpload,
  file: FileFacts,
): boolean => state === 'receiving' && filename === file.name && sizeBytes === file.size;

/** What is said about a video before its creator has said anything, or what was said when it was begun. */
export function beginDraft(file: FileFacts, user: User, begun: UnfinishedUpload | null): Draft {
  const fresh: Draft = {
    name: titleFromFileName(file.name),
    description: '',
    privacy: PRIVACY.public,
    channelId: user.videoChannels[0]?.id ?? 0,
  };
  if (!begun) return fresh;
  return {
    name: begun.name || fresh.name,
    description: begun.description ?? fresh.description,
    privacy: begun.privacy ?? fresh.privacy,
    channelId: begun.channelId ?? fresh.channelId,
  };
}
