import { writeXml } from '../../platform/text/xml.ts';
import {
  changedAt,
  type Feed,
  type FeedItem,
  generatorOf,
  type Person,
  rightsOf,
} from '../feed.ts';

/** A feed as Atom (RFC 4287). */
export const writeAtom = ({ node, about, addressAs, items }: Feed): string =>
  writeXml({
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      id: about.link,
      title: about.title,
      updated: changedAt(items).toISOString(),
      generator: generatorOf(node),
      author: about.author && authorElement(about.author),
      link: [
        { '@rel': 'alternate', '@href': about.link },
        { '@rel': 'self', '@href': addressAs('atom') },
      ],
      subtitle: about.description,
      logo: about.picture,
      icon: `${node.origin}/icon-192.png`,
      rights: rightsOf(node),
      entry: items.map(entry),
    },
  });

const entry = (item: FeedItem) => ({
  title: item.title,
  id: item.link,
  link: [
    { '@href': item.link },
    ...(item.media?.files ?? []).slice(0, 1).map((file) => ({
      '@rel': 'enclosure',
      '@type': file.mediaType,
      '@length': file.sizeBytes,
      '@href': file.download ?? file.url,
    })),
  ],
  updated: item.date.toISOString(),
  summary: item.summary,
  content: item.html === '' ? undefined : { '@type': 'html', '#': item.html },
  author: authorElement(item.author),
  category: item.category && { '@term': item.category, '@label': item.category },
});

const authorElement = ({ name, link }: Person) => ({ name, uri: link });
