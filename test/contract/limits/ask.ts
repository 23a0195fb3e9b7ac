import type { SignedIn } from '../../support/client.ts';
import { asJson } from '../../support/people.ts';
import type { Case, Fields, Who } from './case.ts';

export type Callers = Record<Who, Pick<SignedIn, 'request'>>;

/** Asks, and says what was answered instead of what should have been. */
export async function differenceOf(callers: Callers, given: Case): Promise<string | undefined> {
  const { as, ask, status, body, form, headers } = given;
  const [method = '', path = ''] = ask.split(/ (.*)/);
  const sent: RequestInit = form ? { body: toForm(form) } : body === undefined ? {} : asJson(body);
  const url = /^\/(feeds|services)\//.test(path) ? path : `/api/v1${path}`;
  const all = { ...(sent.headers as Record<string, string>), ...headers };
  const response = await callers[as].request(url, { method, ...sent, headers: all });
  const text = await response.text();
  if (response.status === status) return undefined;
  const said = JSON.stringify(body ?? form ?? '').slice(0, 200);
  return `${ask} by ${as} with ${said}: ${response.status}, not ${status}: ${text.slice(0, 200)}`;
}

function toForm(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) addField(form, name, value);
  return form;
}

/** As PeerTube's clients write them: `tags[]`, `scheduleUpdate[privacy]`. */
function addField(form: FormData, name: string, value: unknown): void {
  if (value === undefined) return;
  if (value instanceof File) form.append(name, value);
  else if (Array.isArray(value)) for (const one of value) addField(form, `${name}[]`, one);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) addField(form, `${name}[${key}]`, one);
  else form.append(name, `${value as string | number | boolean | null}`);
}
