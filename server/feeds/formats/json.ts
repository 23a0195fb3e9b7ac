import type { Feed, FeedItem, Person } from '../feed.ts';

/** A feed as JSON Feed 1, the version the contract has (jsonfeed.org/version/1). */
export const writeJson = ({ about, addressAs, items }: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1',
    title: about.title,
    home_page_url: about.link,
    feed_url: addressAs('json'),
    description: about.description,
    icon: about.picture,
    author: about.author && authorJson(about.author),
    items: items.map(itemJson),
  });

const itemJson = (item: FeedItem) => ({
  id: item.link,
  content_html: item.html,
  url: item.link,
  title: item.title,
  summary: item.summary,
  image: item.media?.picture?.url,
  attachments: item.media?.files.flatMap(({ torrent, sizeBytes }) =>
    torrent
      ? [
          {
            title: item.title,
            url: torrent,
            size_in_bytes: sizeBytes,
            mime_type: 'application/x-bittorrent',
          },
        ]
      : [],
  ),
  date_modified: item.date,
  author: authorJson(item.author),
  tags: item.category && [item.category],
});

const authorJson = ({ name, link }: Person) => ({ name, url: link });
