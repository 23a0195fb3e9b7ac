import { untrack } from 'svelte';

import { session } from '../session.svelte.ts';
import { Resource } from './resource.svelte.ts';

const MOST = 40;

const kept = new Map<string, Resource<unknown>>();

/** The thing of this name, as it was last seen by the same viewer, so that coming back to it is instant. */
export function keptResource<T>(name: string, read: () => Promise<T>): Resource<T> {
  const key = `${session.user?.id ?? 0} ${name}`;
  const resource = (kept.get(key) as Resource<T> | undefined) ?? new Resource(read);
  kept.delete(key);
  kept.set(key, resource);
  if (kept.size > MOST) kept.delete(kept.keys().next().value!);
  return resource;
}

/** Asks for a thing again, without waiting. */
export const wakeResource = (resource: Pick<Resource<unknown>, 'load'>): void =>
  untrack(() => void resource.load());
