const [ERROR, READY] = ['E'.charCodeAt(0), 'Z'.charCodeAt(0)];
const HEADER_BYTES = 5;
const NOTHING = Buffer.alloc(0);

type Heard = {
  /** The server is ready for a statement. */
  ready: () => void;
  /** It ends the session: nothing comes after that. */
  ended: (why: Error) => void;
};

/**
 * Listens to what PostgreSQL says on a connection (its manual, § Message Formats). What it gives takes the bytes as they come,
 * and returns those that are to be passed on, in whole messages: all but the words with which the server ends a session.
 */
export function listenForLastWords({ ready, ended }: Heard): (bytes: Buffer) => Buffer {
  let parts: Buffer[] = []; // of a message that is not here whole
  let awaitedBytes = HEADER_BYTES; // before there is more to be told of it
  return (bytes) => {
    parts.push(bytes);
    awaitedBytes -= bytes.length;
    if (awaitedBytes > 0) return NOTHING;
    const all = parts.length > 1 ? Buffer.concat(parts) : bytes;
    const { at, needed, why } = wholeMessages(all, ready);
    if (why) ended(why);
    parts = at < all.length ? [all.subarray(at)] : [];
    awaitedBytes = needed - all.length;
    return all.subarray(0, at);
  };
}

/** Where the last whole message ends, or the last words begin, and how many bytes there must be for another. */
function wholeMessages(all: Buffer, ready: () => void) {
  for (let at = 0; ;) {
    const header = at + HEADER_BYTES;
    const needed = header > all.length ? header : at + 1 + all.readUInt32BE(at + 1);
    if (needed > all.length) return { at, needed };
    const why = all[at] === ERROR ? lastWords(all.subarray(header, needed)) : undefined;
    if (why) return { at, needed: Infinity, why }; // nothing comes after them
    if (all[at] === READY) ready();
    at = needed;
  }
}

/** What an error says that ends the session; undefined for one of a statement. */
function lastWords(fields: Buffer): Error | undefined {
  const all = fields.toString().split('\0');
  const field = (kind: string) => all.find((one) => one.startsWith(kind))?.slice(1);
  const severity = field('V') ?? field('S') ?? '';
  if (!['FATAL', 'PANIC'].includes(severity)) return undefined;
  return Object.assign(new Error(field('M')), { code: field('C'), severity });
}
