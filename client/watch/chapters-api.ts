import { node } from '../node.ts';
import type { Chapter } from '../player/chapters.ts';

/** The chapters of a video, none where they cannot be had; `password` opens one that has a password. */
export async function chaptersOf(id: string, password: string | null): Promise<Chapter[]> {
  const headers: Record<string, string> =
    password === null ? {} : { 'x-peertube-video-password': password };
  try {
    const answer = await node.videos[':id'].chapters.$get({ param: { id } }, { headers });
    return (await answer.json()).chapters;
  } catch {
    return [];
  }
}
