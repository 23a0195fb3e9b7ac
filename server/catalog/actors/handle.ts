/** Names an account or a channel: one of this node when `host` is null. */
export type Handle = { name: string; host: string | null };

/** `name` or `name@host`, with or without an `@` in front. What is no handle names nobody. */
export function parseHandle(text: string, node: Pick<URL, 'host'>): Handle {
  const [name = '', host] = text.replace(/^@/, '').split('@', 2);
  const canonical = host?.toLowerCase();
  return { name, host: canonical && canonical !== node.host ? canonical : null };
}
