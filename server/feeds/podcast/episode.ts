import {
  captionPath,
  CommentsPolicy,
  hlsDirectory,
  masterName,
  toShortUuid,
} from '../../catalog/index.ts';
import { renderMarkdown } from '../../platform/text/markdown.ts';
import type { XmlElement } from '../../platform/text/xml.ts';
import { accountPerson } from '../about.ts';
import type { Person } from '../feed.ts';
import type { filesAmong, picturesAmong } from '../queries.ts';
import { categoryOf, dateOf, mediaFiles, summaryOf, type VideoRow } from '../videos/video-items.ts';
import { enclosureElements } from './enclosures.ts';
import type { captionsAmong } from './podcast-queries.ts';

type Each<T extends (...given: never[]) => Promise<unknown[]>> = Awaited<ReturnType<T>>;

/** What a video consists of, as far as podcasts tell it. */
export type Parts = {
  files: Each<typeof filesAmong>;
  pictures: Each<typeof picturesAmong>;
  captions: Each<typeof captionsAmong>;
  hasChapters: boolean;
};

/** A video as an episode of its channel's podcast (Podcasting 2.0). */
export function episodeElement(node: URL, { video, account }: VideoRow, parts: Parts): XmlElement {
  const { origin } = node;
  const page = `${origin}/videos/watch/${video.uuid}`;
  const author = accountPerson(node, account);
  return {
    title: video.name,
    link: `${origin}/w/${toShortUuid(video.uuid)}`,
    guid: { '@isPermaLink': 'true', '#': page },
    pubDate: dateOf(video).toUTCString(),
    description: summaryOf(video.description),
    'content:encoded': video.description ? renderMarkdown(video.description) : undefined,
    'podcast:person': personElement(author),
    category: categoryOf(video),
    'podcast:socialInteract':
      video.commentsPolicy === CommentsPolicy.off
        ? { '@protocol': 'disabled' }
        : { '@uri': page, '@protocol': 'activitypub', '@accountUrl': author.link },
    'podcast:transcript': parts.captions.map(({ blobKey, language }) => ({
      '@url': origin + captionPath(blobKey),
      '@type': 'text/vtt',
      '@language': language,
      '@rel': 'captions',
    })),
    'podcast:chapters': parts.hasChapters
      ? {
          '@url': `${origin}/feeds/podcast/chapters/${video.uuid}.json`,
          '@type': 'application/json+chapters',
        }
      : undefined,
    'itunes:duration': video.durationSeconds,
    ...enclosureElements({
      files: mediaFiles(node, video, parts.files),
      playlist: `${origin}${hlsDirectory(video)}/${masterName(video.setUuid)}`,
      language: video.language,
    }),
    ...pictureElements(origin, parts.pictures),
    'itunes:explicit': String(video.nsfw),
  };
}

export const personElement = ({ name, link, picture }: Person): XmlElement => ({
  '@href': link,
  '@img': picture,
  '#': name,
});

function pictureElements(origin: string, pictures: Parts['pictures']): XmlElement {
  const addresses = pictures.map(({ blobKey, width }) => ({
    url: `${origin}/lazy-static/${blobKey}`,
    width,
  }));
  if (addresses.length === 0) return {};
  return {
    'itunes:image': { '@href': addresses[0]!.url },
    'podcast:images': {
      '@srcset': addresses.map(({ url, width }) => `${url} ${width}w`).join(', '),
    },
  };
}
