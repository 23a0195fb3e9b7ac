import type { SignedIn } from '../../support/client.ts';
import { asJson } from '../../support/people.ts';
import type { Case, Fields, Who } from './case.ts';

export type Callers = Record<Who, Pick<SignedIn, 'request'>>;

/** Asks, and says what was answered instead of what should have been. */
export async function differenceOf(callers: Callers, given: Case): Promise<string | undefined> {
  const { as, ask, status, body, form } = given;
  const [method = '', path = ''] = ask.split(/ (.*)/);
  const sent = form ? { body: toForm(form) } : body === undefined ? {} : asJson(body);
  const response = await callers[as].request(`/api/v1${path}`, { method, ...sent });
  const text = await response.text();
  if (response.status === status) return undefined;
  const said = JSON.stringify(body ?? form ?? '').slice(0, 200);
  return `${ask} by ${as} with ${said}: ${response.status}, not ${status}: ${text.slice(0, 200)}`;
}

function toForm(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one === undefined) continue;
      if (one instanceof File) form.append(name, one);
      else form.append(Array.isArray(value) ? `${name}[]` : name, String(one));
    }
  }
  return form;
}
