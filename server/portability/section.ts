import type { Db } from '../platform/db.ts';

/** Whose archive it is. */
export type Owner = {
  userId: number;
  accountId: number;
  username: string;
  publicUrl: URL;
  /** The one channel that is wanted; null for all. */
  channelName: string | null;
};

/** Puts a stored file beside the documents, and says where it will lie; null when there is none. */
export type Attach = (blobKey: string | null | undefined, path: string) => Promise<string | null>;

export type Writing = { db: Db; owner: Owner; attach: Attach };

/**
 * One document of an archive, as PeerTube lays it out. A `document` is written whole; a `list` comes in pages, each of
 * rows after the last one's `id`, so that a long one is never in memory.
 */
export type Section = { file: string } & (
  | { document: (writing: Writing) => Promise<object> }
  | { list: string; pages: (writing: Writing) => AsyncIterable<object[]> }
);

const PAGE = 200;

/** Reads rows in the order of their ids, a page at a time, until there are no more. */
export async function* inPages<Row extends { id: number }>(
  read: (page: { afterId: number; count: number }) => Promise<Row[]>,
  json: (row: Row) => object | Promise<object>,
): AsyncGenerator<object[]> {
  for (let afterId = 0; ;) {
    const rows = await read({ afterId, count: PAGE });
    yield await Promise.all(rows.map(async (row) => json(row)));
    if (rows.length < PAGE) return;
    afterId = rows.at(-1)!.id;
  }
}

export type PageAfter = { afterId: number; count: number };

/** The text of a section, in pieces. */
export async function* textOf(section: Section, writing: Writing): AsyncGenerator<string> {
  if ('document' in section) {
    yield JSON.stringify(await section.document(writing), null, 2);
    return;
  }
  yield `{"${section.list}": [`;
  let before = '\n';
  for await (const rows of section.pages(writing)) {
    for (const row of rows) {
      yield before + JSON.stringify(row);
      before = ',\n';
    }
  }
  yield '\n]}\n';
}

/** A video; `url` is its id at another node, null for one of this node. */
export type Named = { uuid: string; url: string | null };

/** How things are called everywhere: those of this node, and videos of others. */
export const urlOf = {
  video: ({ publicUrl }: Owner, { uuid, url }: Named) =>
    url ?? `${publicUrl.origin}/videos/watch/${uuid}`,
  account: ({ publicUrl }: Owner, name: string) => `${publicUrl.origin}/accounts/${name}`,
  channel: ({ publicUrl }: Owner, name: string) => `${publicUrl.origin}/video-channels/${name}`,
  playlist: ({ publicUrl }: Owner, uuid: string) => `${publicUrl.origin}/video-playlists/${uuid}`,
  comment: ({ publicUrl }: Owner, videoUuid: string, id: number) =>
    `${publicUrl.origin}/videos/watch/${videoUuid}/comments/${id}`,
};

export const handleOf = (
  { publicUrl }: Owner,
  { name, host }: { name: string; host: string | null },
) => `${name}@${host ?? publicUrl.host}`;
