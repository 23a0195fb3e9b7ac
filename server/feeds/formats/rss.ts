import { writeXml } from '../../platform/text/xml.ts';
import { changedAt, type Feed, type FeedItem, generatorOf, rightsOf } from '../feed.ts';
import { mediaElements } from './rss-media.ts';

const NAMESPACES = {
  '@xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
  '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  '@xmlns:media': 'http://search.yahoo.com/mrss/',
  '@xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  '@xmlns:atom': 'http://www.w3.org/2005/Atom',
};

/** A feed as RSS 2.0 with Media RSS. */
export const writeRss = ({ node, about, addressAs, items }: Feed): string =>
  writeXml({
    rss: {
      '@version': '2.0',
      ...NAMESPACES,
      channel: {
        title: about.title,
        link: about.link,
        description: about.description,
        lastBuildDate: changedAt(items).toUTCString(),
        docs: 'https://validator.w3.org/feed/docs/rss2.html',
        generator: generatorOf(node),
        image: { title: about.title, url: about.picture, link: about.link },
        copyright: rightsOf(node),
        'atom:link': {
          '@href': addressAs('xml'),
          '@rel': 'self',
          '@type': 'application/rss+xml',
        },
        'podcast:txt': about.podcast && { '@purpose': 'p20url', '#': about.podcast },
        item: items.map(itemElement),
      },
    },
  });

const itemElement = (item: FeedItem) => ({
  title: item.title,
  link: item.link,
  guid: item.link,
  pubDate: item.date.toUTCString(),
  description: item.summary,
  'content:encoded': item.html === '' ? undefined : item.html,
  'dc:creator': item.author.name,
  category: item.category,
  ...(item.media && mediaElements(item, item.media)),
});
