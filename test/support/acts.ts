import type { SignedIn } from './client.ts';

type Act = {
  user: string;
  domain: string;
  action: string;
  subjectId: string | null;
  message: string;
};

/** What somebody did, as the audit log has it, oldest first; to one kind of thing, if told. */
export async function actsOf(
  administrator: SignedIn,
  username: string,
  domain?: string,
): Promise<Act[]> {
  const only = domain === undefined ? '' : `&domain=${domain}`;
  const path = `/api/v1/server/audit-logs?startDate=2020-01-01${only}`;
  const acts = (await (await administrator.request(path)).json()) as Act[];
  return acts.filter(({ user }) => user === username);
}
