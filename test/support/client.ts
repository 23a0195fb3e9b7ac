/** Speaks to a node over HTTP, as an application would; a whole address is asked as it is. */
export function openClient(url: string) {
  const request = (path: string, init: RequestInit = {}) =>
    fetch(/^https?:/.test(path) ? path : url + path, init);

  /** Signs in with the password grant; the tokens of the contract. */
  async function signIn(username: string, password: string) {
    const client = (await (await request('/api/v1/oauth-clients/local')).json()) as Record<
      string,
      string
    >;
    const response = await request('/api/v1/users/token', {
      method: 'POST',
      body: new URLSearchParams({
        ...client,
        grant_type: 'password',
        response_type: 'code',
        username,
        password,
      }),
    });
    if (!response.ok)
      throw new Error(`sign-in failed: ${response.status} ${await response.text()}`);
    const { access_token } = (await response.json()) as { access_token: string };
    return as(access_token);
  }

  /** The same requests with a bearer token. */
  const as = (token: string) => ({
    token,
    request: (path: string, init: RequestInit = {}) =>
      request(path, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` },
      }),
  });

  return { request, signIn };
}

export type SignedIn = Awaited<ReturnType<ReturnType<typeof openClient>['signIn']>>;
