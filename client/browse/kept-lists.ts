import { untrack } from 'svelte';

import { session } from '../session.svelte.ts';
import { type Listed, type Load, PagedList } from './list.svelte.ts';

const MOST_LISTS = 40;
const PAGE_SIZE = 24;

const kept = new Map<string, PagedList<never>>();

/**
 * The list of this name, as the viewer left it: going back shows it at once, as long as it was. Each person has
 * lists of their own, and those not looked at for longest are let go.
 */
export function keptList<Item extends Listed>(
  name: string,
  load: Load<Item>,
  pageSize = PAGE_SIZE,
): PagedList<Item> {
  const key = `${session.user?.id ?? 0} ${name}`;
  const list = (kept.get(key) as PagedList<Item> | undefined) ?? new PagedList(load, pageSize);
  kept.delete(key);
  kept.set(key, list as PagedList<never>);
  if (kept.size > MOST_LISTS) kept.delete(kept.keys().next().value!);
  return list;
}

/** Reads a list that is new, or asks what is new in one of which only the beginning was seen. */
export const wake = (list: PagedList<never> | PagedList<Listed>): void =>
  untrack(() => void (list.pages <= 1 && list.refresh()));

/** Lets go of all lists: something was made or deleted that may be in any of them. */
export const forgetLists = (): void => kept.clear();
