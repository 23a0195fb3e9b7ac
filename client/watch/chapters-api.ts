import { node } from '../node.ts';
import type { Chapter } from '../player/chapters.ts';

/** The chapters of a video; `password` opens one that has a password. */
export const chaptersOf = async (id: string, password: string | null): Promise<Chapter[]> => {
  const headers: Record<string, string> =
    password === null ? {} : { 'x-peertube-video-password': password };
  const answer = await node.videos[':id'].chapters.$get({ param: { id } }, { headers });
  return (await answer.json()).chapters;
};
