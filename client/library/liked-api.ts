import type { Video } from '../contract.ts';
import { node } from '../node.ts';

/** The videos an account likes, the last one first. */
export async function likedVideos(name: string, start: number, count: number) {
  const query = { rating: 'like' as const, start: String(start), count: String(count) };
  const answer = await node.accounts[':name'].ratings.$get({ param: { name }, query });
  const { total, data } = await answer.json();
  return { total, data: data.map(({ video }): Video => video) };
}
