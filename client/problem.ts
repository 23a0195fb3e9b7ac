/** A refusal by the node, or its silence (`status` 0). `message` is in the node's own words, safe to show. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds: number | null;

  constructor(
    status: number,
    body: { code?: unknown; title?: unknown; detail?: unknown } = {},
    retryAfterSeconds: number | null = null,
  ) {
    super(text(body.detail) || text(body.title));
    this.status = status;
    this.code = text(body.code);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Reads a refused response, whatever its body turns out to be. */
export async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  return problemOf(response.status, body, response.headers.get('retry-after'));
}

/** The same for answers that did not come through `fetch`. */
export function problemOf(status: number, body: unknown, retryAfter: string | null): Problem {
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  return new Problem(
    status,
    typeof body === 'object' && body !== null ? body : {},
    Number.isFinite(seconds) ? seconds : null,
  );
}

/** Whether a problem may be over by itself: silence, a fault of the node, too many requests, somebody else at it. */
export const mayPass = ({ status }: Problem): boolean =>
  status === 0 || (status >= 500 && status !== 507) || [409, 423, 429].includes(status);

/** What a failure is called on the screen: one short sentence, and one that says what to do. */
export interface Words {
  title: string;
  advice: string;
}

/** The words for anything that may be thrown by a call to the node. */
export function problemWords(error: unknown): Words {
  if (!(error instanceof Problem)) return UNEXPECTED;
  if (error.status === 429)
    return { title: 'Too many tries', advice: waitAdvice(error.retryAfterSeconds) };
  const known = KNOWN[error.code] ?? BY_STATUS[error.status];
  if (known) return { title: known.title, advice: error.message || known.advice };
  return { title: error.message || UNEXPECTED.title, advice: '' };
}

function waitAdvice(seconds: number | null): string {
  if (seconds === null) return 'Wait a little, then try again.';
  if (seconds < 90) return `Try again in ${Math.max(1, Math.ceil(seconds))} seconds.`;
  return `Try again in ${Math.ceil(seconds / 60)} minutes.`;
}

const UNEXPECTED: Words = { title: 'Something went wrong', advice: 'Try again in a moment.' };

const KNOWN: Record<string, Words> = {
  quota_reached: {
    title: 'Your space on this node is full',
    advice: 'Delete a video, or ask the administrator for more.',
  },
  max_file_size_reached: {
    title: 'This file is too large for this node',
    advice: 'Export it smaller and try again.',
  },
  unreadable_media: {
    title: 'This file cannot be read',
    advice: 'It may be damaged, or not a video at all.',
  },
  unsupported_media_type: {
    title: 'This kind of file is not taken',
    advice: 'Choose a video or a sound file.',
  },
  account_blocked: {
    title: 'This account is blocked',
    advice: 'Ask the administrator of this node why.',
  },
  current_password_is_invalid: {
    title: 'That password is not right',
    advice: 'Check it and try again.',
  },
  locked: { title: 'Already under way', advice: 'Another tab or device is sending this file.' },
  incorrect_video_password: {
    title: 'That password is not right',
    advice: 'Check it and try again.',
  },
};

const BY_STATUS: Record<number, Words> = {
  0: { title: 'The node cannot be reached', advice: 'Check your connection, then try again.' },
  401: { title: 'You are signed out', advice: 'Sign in and try again.' },
  404: { title: 'This is not here any more', advice: 'It may have been deleted.' },
  500: { title: 'Something went wrong on this node', advice: 'Try again in a moment.' },
  502: { title: 'The node cannot answer now', advice: 'Try again in a moment.' },
  503: { title: 'The node is busy', advice: 'Try again in a moment.' },
  507: {
    title: 'This node has no space left',
    advice: 'Your file is safe on your side. Try again later.',
  },
};
