import { router } from '../router.svelte.ts';

/** The number at the end of the address of a page: `12` of `moderation/abuses/12`; null for none. */
export function addressId(): number | null {
  const { route } = router;
  const id = route.name === 'admin' ? /\/(\d{1,10})$/.exec(route.section)?.[1] : undefined;
  return id === undefined ? null : Number(id);
}
