import type { SignedIn } from './client.ts';
import { asJson } from './people.ts';

type Asker = Pick<SignedIn, 'request'>;

/** What the API answers to `GET /videos` and the like: its status, and its body read as JSON. */
export async function ask(
  who: Asker,
  line: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown }> {
  const [method, path] = line.split(' ') as [string, string];
  const sent = body && asJson(body);
  const response = await who.request(`/api/v1${path}`, {
    method,
    ...sent,
    headers: { ...(sent?.headers as Record<string, string>), ...headers },
  });
  const text = await response.text();
  return { status: response.status, body: text ? (JSON.parse(text) as unknown) : undefined };
}
