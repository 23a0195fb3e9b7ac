import { videosApi } from '../../browse/videos-api.ts';
import type { Video, VideoDetails } from '../../contract.ts';
import { searchApi } from '../../search/search-api.ts';

/** What of a video tells which others belong beside it. */
export type Subject = Pick<VideoDetails, 'uuid' | 'tags' | 'channel' | 'isLocal'>;

const MOST = 14;
const OF_CHANNEL = 6;

/**
 * Videos to go on with: of the same tags and the same channel in turns, then the newest there are, each once. What
 * cannot be found is left out.
 */
export async function findRelated({ uuid, tags, channel }: Subject): Promise<Video[]> {
  const parts = await Promise.allSettled([
    tags.length > 0
      ? searchApi.videos({ tagsOneOf: tags.slice(0, 5), sort: '-views' }, 0, MOST)
      : { data: [] },
    videosApi.ofChannel(`${channel.name}@${channel.host}`, {}, 0, OF_CHANNEL),
    videosApi.all({ sort: '-publishedAt' }, 0, MOST),
  ]);
  if (parts.every(({ status }) => status === 'rejected'))
    throw (parts[0] as PromiseRejectedResult).reason;
  const [tagged, sameChannel, newest] = parts.map((part) =>
    part.status === 'fulfilled' ? part.value.data : [],
  );
  return mix(uuid, tagged!, sameChannel!, newest!);
}

/** One of the first, one of the second, and so on; then the rest. Never the video itself, and none twice. */
export function mix<V extends { uuid: string }>(
  self: string,
  first: V[],
  second: V[],
  rest: V[],
): V[] {
  const known = new Set([self]);
  const turns = first.flatMap((video, index) => [video, ...second.slice(index, index + 1)]);
  return [...turns, ...second, ...rest]
    .filter(({ uuid }) => !known.has(uuid) && known.add(uuid))
    .slice(0, MOST);
}
