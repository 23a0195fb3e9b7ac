/** An address as it may be written down: a password may stand before the host, and a token in the query. */
export function withoutSecrets(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}
