import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

import type { ActorKind } from '../../vocabulary/actor-urls.ts';

/** The id of an account or channel: the one it has at its node, or the one this node gives it. See `addresses.ts`. */
export const addressColumn = (
  origin: string,
  kind: ActorKind,
  { name, url }: { name: AnyPgColumn; url: AnyPgColumn },
): SQL<string> => sql<string>`coalesce(${url}, ${`${origin}/${kind}/`}::text || ${name})`;
