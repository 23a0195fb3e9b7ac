import type { Db } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import type { VideoFilter } from './filter.ts';
import { listVideos } from './lists.ts';
import { findSubjects } from './overview-queries.ts';
import { withPolicy } from './sensitive.ts';

/** As PeerTube's. */
const SUBJECTS = 1; // of each kind on a page
const VIDEOS = 12; // of each subject

type List = Awaited<ReturnType<typeof listVideos>>['data'];

type Asking = { viewer: Viewer; page: number };

/**
 * A page of what the node is about: some categories, channels and tags, each with its newest videos, as far as the viewer
 * has not muted who made them.
 */
export async function overview(db: Db, node: Origin, { viewer, page }: Asking) {
  const filter = await withPolicy(db, {}, undefined);
  const part = { start: (page - 1) * SUBJECTS, count: SUBJECTS };
  const subjects = await findSubjects(db, viewer, part);
  const newest = async (about: VideoFilter) => {
    const wanted = {
      viewer,
      filter: { ...filter, ...about },
      page: { start: 0, count: VIDEOS, sort: { field: 'createdAt', descending: true } as const },
      skipCount: true,
    };
    return (await listVideos(db, node, wanted)).data;
  };
  const each = async <T, Entry>(
    values: T[],
    narrow: (value: T) => VideoFilter,
    entry: (value: T, videos: [List[number], ...List]) => Entry,
  ) =>
    (
      await Promise.all(
        values.map(async (value) => ({ value, videos: await newest(narrow(value)) })),
      )
    )
      .filter(({ videos }) => videos.length > 0)
      .map(({ value, videos }) => entry(value, videos as [List[number], ...List]));

  const [categories, channels, tags] = await Promise.all([
    each(
      subjects.categories,
      (category) => ({ categoryOneOf: [category] }),
      (_, videos) => ({ category: videos[0].category, videos }),
    ),
    each(
      subjects.channelIds,
      (channelId) => ({ channelIds: [channelId] }),
      (_, videos) => ({ channel: videos[0].channel, videos }),
    ),
    each(
      subjects.tags,
      (tag) => ({ tagsOneOf: [tag] }),
      (tag, videos) => ({ tag, videos }),
    ),
  ]);
  return { categories, channels, tags };
}
