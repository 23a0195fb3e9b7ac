import { isKnown, plural, t } from './i18n/t.ts';

/** A refusal by the node, or its silence (`status` 0). `message` is in the node's own words, safe to show. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds: number | null;
  /** What is wrong with which field, by the field's path. */
  readonly fields: Readonly<Record<string, string>>;
  /** Where the thing is at home, if that is why it is not had here. */
  readonly originUrl: string;

  constructor(status: number, body: ProblemBody = {}, retryAfterSeconds: number | null = null) {
    super(text(body.detail) || text(body.title));
    this.status = status;
    this.code = text(body.code);
    this.retryAfterSeconds = retryAfterSeconds;
    this.fields = wrongFields(body['invalid-params']);
    this.originUrl = text(body.originUrl);
  }
}

type ProblemBody = {
  code?: unknown;
  title?: unknown;
  detail?: unknown;
  originUrl?: unknown;
  'invalid-params'?: unknown;
};

const wrongFields = (told: unknown) =>
  Object.fromEntries(
    Object.entries(typeof told === 'object' && told !== null ? told : {}).map(
      ([path, why]: [string, unknown]) => [path, text((why as { msg?: unknown } | null)?.msg)],
    ),
  );

/** What a failure says about the fields of a form; nothing when it is about something else. */
export const fieldProblems = (error: unknown): Readonly<Record<string, string>> =>
  error instanceof Problem ? error.fields : {};

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
    return { title: t('Too many tries'), advice: waitAdvice(error.retryAfterSeconds) };
  const known = KNOWN[error.code] ?? BY_STATUS[error.status];
  if (known) return { title: known.title, advice: inWords(error.message) || known.advice };
  return inWords(error.message)
    ? { title: inWords(error.message), advice: '' }
    : { ...UNEXPECTED, advice: error.message };
}

/** What the node said, where the viewer has words for it. */
const inWords = (said: string): string => (isKnown(said) ? t(said) : '');

function waitAdvice(seconds: number | null): string {
  if (seconds === null) return t('Wait a little, then try again.');
  if (seconds < 90)
    return plural(Math.max(1, Math.ceil(seconds)), {
      one: 'Try again in {count} second.',
      other: 'Try again in {count} seconds.',
    });
  return plural(Math.ceil(seconds / 60), {
    one: 'Try again in {count} minute.',
    other: 'Try again in {count} minutes.',
  });
}

const UNEXPECTED: Words = { title: t('Something went wrong'), advice: t('Try again in a moment.') };

const KNOWN: Record<string, Words> = {
  quota_reached: {
    title: t('Your space on this node is full'),
    advice: t('Delete a video, or ask the administrator for more.'),
  },
  max_file_size_reached: {
    title: t('This file is too large for this node'),
    advice: t('Export it smaller and try again.'),
  },
  unreadable_media: {
    title: t('This file cannot be read'),
    advice: t('It may be damaged, or not a video at all.'),
  },
  unsupported_media_type: {
    title: t('This kind of file is not taken'),
    advice: t('Choose a video or a sound file.'),
  },
  account_blocked: {
    title: t('This account is blocked'),
    advice: t('Ask the administrator of this node why.'),
  },
  current_password_is_invalid: {
    title: t('That password is not right'),
    advice: t('Check it and try again.'),
  },
  locked: {
    title: t('Already under way'),
    advice: t('Another tab or device is sending this file.'),
  },
  incorrect_video_password: {
    title: t('That password is not right'),
    advice: t('Check it and try again.'),
  },
};

const BY_STATUS: Record<number, Words> = {
  0: {
    title: t('The node cannot be reached'),
    advice: t('Check your connection, then try again.'),
  },
  401: { title: t('You are signed out'), advice: t('Sign in and try again.') },
  404: { title: t('This is not here any more'), advice: t('It may have been deleted.') },
  500: { title: t('Something went wrong on this node'), advice: t('Try again in a moment.') },
  502: { title: t('The node cannot answer now'), advice: t('Try again in a moment.') },
  503: { title: t('The node is busy'), advice: t('Try again in a moment.') },
  507: {
    title: t('This node has no space left'),
    advice: t('Your file is safe on your side. Try again later.'),
  },
};
