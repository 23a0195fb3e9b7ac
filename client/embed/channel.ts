/** What the page around a player may ask it; the answer may take its time. */
export type Methods = Record<string, (param: unknown) => unknown>;

export interface Channel {
  /** Tells the page something, without an answer. */
  notify(method: string, params: unknown): void;
  close(): void;
}

type Message = { id?: number; method?: string; params?: unknown };

/**
 * Speaks to the page around this one as jschannel does, which `@peertube/embed-api` is built on: JSON texts of
 * `{ id, method: 'scope::name', params }`, answered by `{ id, result }` or `{ id, error, message }`. Only that page is
 * heard, and answered where it spoke from.
 */
export function openChannel(page: Window, scope: string, methods: Methods): Channel {
  const post = (message: object, origin = '*') => page.postMessage(JSON.stringify(message), origin);
  const greet = (type: 'publish-request' | 'publish-reply') =>
    post({ method: `${scope}::__ready`, params: { type, publish: [] } });

  const hear = ({ source, origin, data }: MessageEvent) => {
    const message = source === page ? readMessage(data) : null;
    const name = message && methodOf(message, scope);
    if (!message || !name) return;
    if (name === '__ready') return isRequest(message.params) && greet('publish-reply');
    const { id } = message;
    if (id === undefined) return;
    const reply = (result: object) => post({ id, ...result }, origin === 'null' ? '*' : origin);
    return void answer(methods, name, message.params).then(reply);
  };

  addEventListener('message', hear);
  greet('publish-request');
  return {
    notify: (method, params) => post({ method: `${scope}::${method}`, params }),
    close: () => removeEventListener('message', hear),
  };
}

function readMessage(data: unknown): Message | null {
  try {
    const message: unknown = typeof data === 'string' ? JSON.parse(data) : null;
    return typeof message === 'object' ? message : null;
  } catch {
    return null; // other scripts post what they like
  }
}

function methodOf({ method }: Message, scope: string): string | null {
  const prefix = `${scope}::`;
  return typeof method === 'string' && method.startsWith(prefix)
    ? method.slice(prefix.length)
    : null;
}

const isRequest = (params: unknown) =>
  (params as { type?: unknown } | undefined)?.type === 'publish-request';

async function answer(methods: Methods, name: string, params: unknown): Promise<object> {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) return { error: 'method_not_found', message: `This player has no ${name}` };
  try {
    return { result: await method(params) };
  } catch (error) {
    return { error: 'runtime_error', message: error instanceof Error ? error.message : '' };
  }
}
