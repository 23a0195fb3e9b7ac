const [ERROR, READY] = ['E'.charCodeAt(0), 'Z'.charCodeAt(0)];
const HEADER_BYTES = 5;

type Heard = {
  /** The server is ready for a statement. */
  ready: () => void;
  /** It ends the session: nothing comes after that. */
  ended: (why: Error) => void;
};

/**
 * Listens to what PostgreSQL says on a connection (its manual, § Message Formats). What it gives takes the bytes as they come,
 * and returns those that are to be passed on: all but the words with which the server ends a session.
 */
export function listenForLastWords({ ready, ended }: Heard): (bytes: Buffer) => Buffer {
  let held: Buffer = Buffer.alloc(0); // the beginning of a message that cannot be judged yet
  let awaitedBytes = 0; // of a message that is passed on as it comes
  return (bytes) => {
    const all = held.length > 0 ? Buffer.concat([held, bytes]) : bytes;
    let at = awaitedBytes;
    while (at + HEADER_BYTES <= all.length) {
      const end = at + 1 + all.readUInt32BE(at + 1);
      if (all[at] === READY) ready();
      if (all[at] === ERROR) {
        if (end > all.length) break;
        const why = lastWords(all.subarray(at + HEADER_BYTES, end));
        if (why) {
          ended(why);
          return all.subarray(0, at);
        }
      }
      at = end;
    }
    const passed = Math.min(at, all.length);
    held = all.subarray(passed);
    awaitedBytes = Math.max(0, at - all.length);
    return all.subarray(0, passed);
  };
}

/** What an error says that ends the session; undefined for one of a statement. */
function lastWords(fields: Buffer): Error | undefined {
  const all = fields.toString().split('\0');
  const field = (kind: string) => all.find((one) => one.startsWith(kind))?.slice(1);
  const severity = field('V') ?? field('S') ?? '';
  if (!['FATAL', 'PANIC'].includes(severity)) return undefined;
  return Object.assign(new Error(field('M')), { code: field('C'), severity });
}
