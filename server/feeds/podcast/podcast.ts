import { CATEGORIES, type Channel, channelSummary } from '../../catalog/index.ts';
import { firstAddress } from '../../platform/text/markdown-inline.ts';
import { writeXml, type XmlElement } from '../../platform/text/xml.ts';
import { aboutChannel, channelPerson, podcastAddress } from '../about.ts';
import { changedAt, generatorOf, rightsOf } from '../feed.ts';
import type { VideoRow } from '../videos/video-items.ts';
import { appleCategory, mostCommon } from './categories.ts';
import { episodeElement, type Parts, personElement } from './episode.ts';
import { podcastGuid } from './guid.ts';

const NAMESPACES = {
  '@xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
  '@xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  '@xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  '@xmlns:atom': 'http://www.w3.org/2005/Atom',
};

/** A channel with some of its videos, as a podcast. `address`: where it was asked for; `publisher`: the node's name. */
export type Podcast = {
  address: string;
  publisher: string;
  channel: Channel;
  episodes: { row: VideoRow; parts: Parts }[];
};

/** A podcast as RSS 2.0 with the tags of iTunes and Podcasting 2.0. */
export function writePodcast(node: URL, podcast: Podcast): string {
  const { address, channel, episodes } = podcast;
  const about = aboutChannel(node, channel);
  const videos = episodes.map(({ row }) => row.video);
  return writeXml({
    rss: {
      '@version': '2.0',
      ...NAMESPACES,
      channel: {
        title: about.title,
        lastBuildDate: changedAt(
          videos.map(({ updatedAt }) => ({ changedAt: updatedAt })),
        ).toUTCString(),
        docs: 'https://validator.w3.org/feed/docs/rss2.html',
        generator: generatorOf(node),
        'podcast:medium': 'video',
        link: about.link,
        description: about.description,
        language: mostCommon(videos.map(({ language }) => language)),
        'podcast:guid': podcastGuid(channelSummary(node, channel).url),
        ...ownerElements(node, podcast),
        'itunes:image': { '@href': about.picture },
        'itunes:explicit': String(videos.some(({ nsfw }) => nsfw)),
        image: { title: about.title, url: about.picture, link: about.link },
        copyright: rightsOf(node),
        ...categoryElements(mostCommon(videos.map(({ category }) => category))),
        'atom:link': { '@href': address, '@rel': 'self', '@type': 'application/rss+xml' },
        'podcast:txt': { '@purpose': 'p20url', '#': podcastAddress(node, channel.id) },
        item: episodes.map(({ row, parts }) => episodeElement(node, row, parts)),
      },
    },
  });
}

/** Who is behind it. With an address to ask at, other platforms are told not to take it over unasked. */
function ownerElements(node: URL, { channel, publisher }: Podcast): XmlElement {
  const { displayName, publicEmail, support } = channel;
  const fundedAt = firstAddress(support ?? '');
  return {
    'itunes:author': publisher,
    'podcast:person': personElement(channelPerson(node, channel)),
    'itunes:owner': { 'itunes:name': displayName, 'itunes:email': publicEmail ?? '' },
    'podcast:locked': publicEmail ? { '@owner': publicEmail, '#': 'yes' } : undefined,
    'podcast:funding': fundedAt ? { '@url': fundedAt, '#': `Support ${displayName}` } : undefined,
  };
}

function categoryElements(category: number | undefined): XmlElement {
  if (category === undefined) return {};
  const apple = appleCategory(category);
  return {
    category: CATEGORIES[category],
    'itunes:category': apple ? { '@text': apple } : undefined,
  };
}
