const ACTIVITY = 'application/activity+json';

export type Document = Record<string, unknown> & { id: string; type: string };

type Asker = { request: (path: string, init?: RequestInit) => Promise<Response> };

/** Asks a node for a document, as another node does. */
export async function see(node: Asker, path: string, accept = ACTIVITY) {
  const response = await node.request(path, { headers: { accept }, redirect: 'manual' });
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson ? await response.json() : await response.text()) as Document,
  };
}
