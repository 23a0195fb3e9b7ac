import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import type { SignedIn } from '../support/client.ts';
import { asJson } from '../support/people.ts';

/** Asks the node for something, and fails unless it is well. */
export async function ask<T>(who: SignedIn, method: string, path: string, body?: object) {
  const sent = body instanceof FormData ? { body } : body && asJson(body);
  const response = await who.request(`/api/v1${path}`, { method, ...sent });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** A form of fields and files; files are given by their path. */
export async function formOf(
  fields: Record<string, string | string[]>,
  files: Record<string, string>,
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) form.append(name, each);
  for (const [name, file] of Object.entries(files)) {
    const type = file.endsWith('.mp4')
      ? 'video/mp4'
      : file.endsWith('.vtt')
        ? 'text/vtt'
        : 'image/png';
    form.set(name, new File([await readFile(file)], basename(file), { type }));
  }
  return form;
}
