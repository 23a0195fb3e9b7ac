/** A path of this node to go on to, or `/` when what was given could lead anywhere else. */
export function localPath(wanted: string | undefined): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted)) return '/';
  const here = 'https://node.invalid';
  const url = URL.parse(wanted, here); // a tab or newline inside could still make it `//elsewhere`
  return url?.origin === here ? url.pathname + url.search + url.hash : '/';
}

/** The sign-in page of the client: it goes on by itself when somebody is signed in, and says why nobody is. */
export function signInPath({ returnTo, refused }: { returnTo: string; refused?: string }): string {
  const search = new URLSearchParams({ return: returnTo, ...(refused && { refused }) });
  return `/login?${search}`;
}
