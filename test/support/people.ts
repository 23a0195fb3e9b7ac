import type { SignedIn } from './client.ts';
import { ADMIN_PASSWORD, type TestNode } from './node.ts';

const ROLE_IDS = { administrator: 0, moderator: 1, user: 2 };
const PASSWORD = 'open sesame';

export const asJson = (body: unknown): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

/** Signs in the administrator, and whoever else a test needs. */
export async function openPeople(node: Pick<TestNode, 'signIn'>) {
  const root = await node.signIn('root', ADMIN_PASSWORD);
  return {
    root,
    async join(username: string, role: keyof typeof ROLE_IDS = 'user'): Promise<SignedIn> {
      const email = `${username}@example.org`;
      const user = { username, password: PASSWORD, email, role: ROLE_IDS[role] };
      const body = asJson({ ...user, videoQuota: -1, videoQuotaDaily: -1 });
      const response = await root.request('/api/v1/users', { method: 'POST', ...body });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return node.signIn(username, PASSWORD);
    },
  };
}
