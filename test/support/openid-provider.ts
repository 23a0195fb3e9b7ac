import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Provider } from 'oidc-provider';
import { onTestFinished } from 'vitest';

export type Person = {
  email?: string;
  email_verified?: boolean;
  preferred_username?: string;
  name?: string;
};

const CLIENT = { client_id: 'tributary', client_secret: 'a secret between the two of them' };

/** A real OpenID provider on this machine, that knows some people by name and takes no password. */
export async function openProvider(people: Record<string, Person>) {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => close(server));

  let provider: Provider;
  const register = (nodeUrl: string) => {
    provider = new Provider(issuer, {
      clients: [{ ...CLIENT, redirect_uris: [`${nodeUrl}/api/v1/users/openid/callback`] }],
      claims: { email: ['email', 'email_verified'], profile: ['name', 'preferred_username'] },
      conformIdTokenClaims: true,
      pkce: { required: () => true },
      features: { devInteractions: { enabled: true } },
      findAccount: (_, id) =>
        people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
    });
    server.on('request', provider.callback());
  };
  return { settings: settingsFor(issuer), register, issuer };
}

const settingsFor = (issuer: string) => ({
  OIDC_ISSUER: issuer,
  OIDC_ALLOW_PRIVATE_ISSUER: 'true',
  FEDERATION_ALLOW_PRIVATE: 'false',
  OIDC_CLIENT_ID: CLIENT.client_id,
  OIDC_CLIENT_SECRET: CLIENT.client_secret,
  OIDC_LABEL: 'Example ID',
});

function close(server: Server) {
  server.closeAllConnections();
  return new Promise<void>((resolve) => void server.close(() => resolve()));
}

const isBack = (url: URL) => url.pathname.endsWith('/openid/callback');

/** A browser without a screen: keeps cookies by origin, and follows no redirect by itself. */
export function openBrowser() {
  const jars = new Map<string, Map<string, string>>();

  async function visit(address: string | URL, init: RequestInit = {}) {
    const url = new URL(address);
    const jar = jars.get(url.origin) ?? new Map<string, string>();
    jars.set(url.origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), cookie };
    const response = await fetch(url, { redirect: 'manual', ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value === '' || /max-age=0/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    return { response, next: location === null ? null : new URL(location, url) };
  }

  /** Follows redirects up to a URL that fits, which is not visited. */
  async function follow(address: string | URL, until: (url: URL) => boolean): Promise<URL> {
    let url: URL | null = new URL(address);
    for (let hops = 0; url && hops < 20; hops++) {
      if (until(url)) return url;
      ({ next: url } = await visit(url));
    }
    throw new Error(`ended at ${String(url)}`);
  }

  /** Signs in at the provider as somebody; ends at the way back, which is not taken yet. */
  async function signInThere(start: string | URL, who: string): Promise<URL> {
    const stop = (url: URL) => isBack(url) || /\/interaction\//.test(url.pathname);
    let url = await follow(start, stop);
    while (!isBack(url)) {
      const page = await (await visit(url)).response.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'login';
      const body = new URLSearchParams({ prompt, login: who, password: 'any' });
      const { next } = await visit(url, { method: 'POST', body });
      url = await follow(next!, stop);
    }
    return url;
  }

  return { visit, signInThere };
}
