import { CATALOG_CHANGES } from '../../catalog/index.ts';
import { CONFIG_CHANGES } from '../../instance/index.ts';
import type { Database, Db } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import type { KnownSwarms } from './known-swarms.ts';
import { findCopiedSwarms, findSwarmSources } from './queries.ts';
import { infoHashesOf } from './swarms-of-video.ts';

type Node = { db: Db; database: Database; publicUrl: URL; log: Log };

const PAGE = 1000;
const RETRY_MS = 2000;
const ALL_PAUSE_MS = 30_000; // what changes a channel tells of all videos, and may come often

/** Keeps the known swarms as the catalog has them, of videos here and of copies: resolves once they are, then hears of each change. */
export async function followCatalog(node: Node, known: KnownSwarms) {
  const changed = new Set<string>();
  let mayReadAllAt = Date.now() + ALL_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  const stopped = new AbortController();

  const readChanged = async () => {
    while (changed.size > 0 && !stopped.signal.aborted) {
      const uuids = [...changed].slice(0, PAGE);
      for (const uuid of uuids) changed.delete(uuid);
      await readSome(node, known, uuids);
    }
  };
  const work = (read: () => Promise<void>) => {
    working ??= read()
      .then(readChanged)
      .catch((error: unknown) => {
        node.log.error({ error: String(error) }, 'swarms may be old: they could not be read');
        mayReadAllAt = 0;
        readAllIn(RETRY_MS);
      })
      .finally(() => (working = undefined));
  };
  const readAllIn = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (working) return readAllIn(RETRY_MS);
      mayReadAllAt = Date.now() + ALL_PAUSE_MS;
      work(() => readAll(node, known));
    }, milliseconds).unref();
  };

  await node.database.listen(CATALOG_CHANGES, (uuid) => {
    if (stopped.signal.aborted) return;
    if (uuid === '') return readAllIn(Math.max(0, mayReadAllAt - Date.now()));
    changed.add(uuid);
    work(readChanged);
  });
  await node.database.listen(CONFIG_CHANGES, () => {
    if (!stopped.signal.aborted) readAllIn(0);
  });
  await readAll(node, known);
  return {
    async stop() {
      stopped.abort();
      clearTimeout(timer);
      await working;
      clearTimeout(timer);
    },
  };
}

const FINDERS = [findSwarmSources, findCopiedSwarms] as const;

async function readSome({ db, publicUrl }: Node, known: KnownSwarms, uuids: string[]) {
  const sources = (await Promise.all(FINDERS.map((find) => find(db, { uuids })))).flat();
  const found = new Map(sources.map((source) => [source.video.uuid, source]));
  for (const uuid of uuids) {
    const source = found.get(uuid);
    known.set(uuid, source ? infoHashesOf(publicUrl, source) : []);
  }
}

async function readAll({ db, publicUrl }: Node, known: KnownSwarms) {
  const gone = new Set(known.videos());
  for (const find of FINDERS) {
    let afterId = 0;
    for (;;) {
      const page = await find(db, { afterId, limit: PAGE });
      for (const source of page) {
        known.set(source.video.uuid, infoHashesOf(publicUrl, source));
        gone.delete(source.video.uuid);
      }
      if (page.length < PAGE) break;
      afterId = page.at(-1)!.video.id;
    }
  }
  for (const uuid of gone) known.set(uuid, []);
}
