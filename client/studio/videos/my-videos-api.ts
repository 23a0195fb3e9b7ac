import type { MyVideo } from '../../contract.ts';
import { send } from '../../node.ts';
import { queryOf, type VideoFilter } from './my-videos-query.ts';

/** One's own videos, and those of channels one helps to run. */
export async function listMyVideos(
  filter: VideoFilter,
  start: number,
  count: number,
): Promise<{ total: number; data: MyVideo[] }> {
  const query = new URLSearchParams({ start: String(start), count: String(count) });
  for (const [field, value] of Object.entries(queryOf(filter)))
    for (const one of [value].flat()) query.append(field, one);
  const page = (await (await send(`/api/v1/users/me/videos?${query}`)).json()) as {
    total?: number;
    data: MyVideo[];
  };
  return { total: page.total ?? page.data.length, data: page.data };
}
