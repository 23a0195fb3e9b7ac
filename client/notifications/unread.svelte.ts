import { session } from '../session.svelte.ts';

const STREAM = '/api/v1/users/me/notifications/stream';

let count = $state(0);
let stream: EventSource | null = null;
let userId: number | null = null;

/** How many notifications the viewer has not read. */
export const unread = {
  get count(): number {
    return count;
  },
};

/** Follows the viewer's unread notifications, as long as somebody is signed in. Call in the root of the client. */
export function followUnread(): void {
  $effect(() => {
    const next = session.user?.id ?? null;
    if (next === userId) return;
    userId = next;
    stream?.close();
    stream = null;
    count = 0;
    if (next !== null) stream = listen();
  });
}

/** The browser connects again by itself when the stream breaks. */
function listen(): EventSource {
  const source = new EventSource(STREAM);
  source.addEventListener('unread', ({ data }: MessageEvent<string>) => {
    count = (JSON.parse(data) as { unread: number }).unread;
  });
  return source;
}
