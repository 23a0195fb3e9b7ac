import { masterName, toShortUuid } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { writeXml } from '../../platform/text/xml.ts';
import {
  findAccounts,
  findChannels,
  findHighestId,
  findThumbnails,
  findVideos,
} from './queries.ts';

const IDS_PER_PART = 2_000; // so that a part is made quickly, and has far fewer than the 50,000 it may have
const MAX_PARTS = 50_000;
const TITLE_CHARACTERS = 100; // of the video extension, as is the next
const DESCRIPTION_CHARACTERS = 2_048;

const NAMESPACES = {
  '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
  '@xmlns:video': 'http://www.google.com/schemas/sitemap-video/1.1',
};

/** Of the node itself. */
const OWN_PAGES = ['/', '/about/instance/home'];

type Node = { db: Db; publicUrl: URL };

/** All pages of the node, or, where there are many, the list of the parts that list them (sitemaps.org 0.9). */
export async function sitemap(node: Node): Promise<string> {
  const highestId = await findHighestId(node.db);
  if (highestId < IDS_PER_PART) return sitemapPart(node, 0);
  const count = Math.min(MAX_PARTS, Math.floor(highestId / IDS_PER_PART) + 1);
  const sitemaps = Array.from({ length: count }, (_, part) => ({
    loc: `${node.publicUrl.origin}/sitemap.xml?part=${part}`,
  }));
  return writeXml({ sitemapindex: { '@xmlns': NAMESPACES['@xmlns'], sitemap: sitemaps } });
}

/** One part: what has its number in a range. */
export async function sitemapPart({ db, publicUrl: node }: Node, part: number): Promise<string> {
  const range = { from: part * IDS_PER_PART, to: (part + 1) * IDS_PER_PART };
  const [videos, channels, accounts] = await Promise.all([
    findVideos(db, range),
    findChannels(db, range),
    findAccounts(db, range),
  ]);
  const thumbnails = await findThumbnails(
    db,
    videos.map(({ video }) => video.id),
  );
  const pictures = new Map(thumbnails.map(({ videoId, blobKey }) => [videoId, blobKey]));
  return writeXml({
    urlset: {
      ...NAMESPACES,
      url: [
        ...(part === 0 ? OWN_PAGES.map((path) => ({ loc: node.origin + path })) : []),
        ...videos.map((row) => videoEntry(node, row, pictures.get(row.video.id))),
        ...channels.map(({ name }) => ({ loc: `${node.origin}/c/${name}/videos` })),
        ...accounts.map(({ name }) => ({ loc: `${node.origin}/a/${name}/video-channels` })),
      ],
    },
  });
}

/** From 0 to 5, and none where nobody rated. */
const ratingOf = ({ likes, dislikes }: Pick<Row['video'], 'likes' | 'dislikes'>) =>
  likes + dislikes > 0 ? ((likes * 5) / (likes + dislikes)).toFixed(1) : undefined;

const titleOf = ({ name }: Row['video']) =>
  name.length > TITLE_CHARACTERS
    ? `${name.slice(0, TITLE_CHARACTERS - 3).toWellFormed()}...`
    : name;

type Row = Awaited<ReturnType<typeof findVideos>>[number];

function videoEntry({ origin }: URL, { video, channel }: Row, picture: string | undefined) {
  const shortUuid = toShortUuid(video.uuid);
  return {
    loc: `${origin}/w/${shortUuid}`,
    'video:video': picture && {
      'video:thumbnail_loc': `${origin}/lazy-static/${picture}`,
      'video:title': titleOf(video),
      'video:description': (video.description ?? video.name).slice(0, DESCRIPTION_CHARACTERS),
      'video:content_loc': `${origin}/static/streaming-playlists/hls/${video.uuid}/${masterName(video.setUuid)}`,
      'video:player_loc': `${origin}/videos/embed/${shortUuid}`,
      'video:duration': Math.max(1, video.durationSeconds),
      'video:rating': ratingOf(video),
      'video:view_count': video.views,
      'video:publication_date': (video.publishedAt ?? video.createdAt).toISOString(),
      'video:tag': video.tags,
      'video:family_friendly': video.nsfw ? 'NO' : 'YES',
      'video:uploader': { '@info': `${origin}/c/${channel.name}/videos`, '#': channel.displayName },
      'video:live': 'NO',
    },
  };
}
