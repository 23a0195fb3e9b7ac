import { api } from '../api.ts';
import type { Video } from '../contract.ts';
import { PagedList } from './list.svelte.ts';

/** The newest videos; one list for the whole visit, so coming back to it is instant. */
export const newestVideos = new PagedList<Video>(
  (start, count) => api.newestVideos(start, count),
  24,
);
