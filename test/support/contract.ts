import { readFileSync } from 'node:fs';

import { expect } from 'vitest';

type Answer = { status: number; headers: Record<string, string>; body: unknown };

/** An answer that a PeerTube 8.2 server gave, from `test/fixtures/contract`. */
export function recordedAnswer(name: string): Answer {
  const file = new URL(`../fixtures/contract/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { response: Answer }).response;
}

/** Its body alone. */
export const recorded = (name: string): unknown => recordedAnswer(name).body;

/**
 * Holds one of our answers against a recorded one: every field that is there must be here, of the same kind. A null or
 * an empty list on either side matches anything; fields named in `apart` (paths such as `data.0.plugin`) may differ.
 */
export const expectShape = (ours: unknown, theirs: unknown, apart: string[] = []) =>
  expect(differences(ours, theirs, '').filter((path) => !isApart(path, apart))).toEqual([]);

const isApart = (difference: string, apart: string[]) =>
  apart.some((path) => difference.startsWith(`${path}:`) || difference.startsWith(`${path}.`));

function differences(ours: unknown, theirs: unknown, path: string): string[] {
  if (theirs === null || ours === null) return [];
  if (kindOf(ours) !== kindOf(theirs)) return [`${path}: ${kindOf(ours)}, not ${kindOf(theirs)}`];
  if (Array.isArray(theirs) && Array.isArray(ours)) {
    return ours.length > 0 && theirs.length > 0
      ? differences(ours[0], theirs[0], join(path, '0'))
      : [];
  }
  if (kindOf(theirs) !== 'object') return [];
  return Object.entries(theirs as object).flatMap(([key, value]) =>
    key in (ours as object)
      ? differences((ours as Record<string, unknown>)[key], value, join(path, key))
      : [`${join(path, key)}: missing`],
  );
}

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);
const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value);
