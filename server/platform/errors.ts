/** What may go wrong in PeerTube's words, each with its HTTP status (contract § REST, conventions). */
const OF_CONTRACT = {
  unauthorized_request: 401,
  invalid_token: 401,
  invalid_signature: 401,
  invalid_grant: 400,
  invalid_client: 400,
  account_blocked: 400,
  email_not_verified: 400,
  account_waiting_for_approval: 400,
  account_approval_rejected: 400,
  missing_two_factor: 401,
  invalid_two_factor: 400,
  current_password_is_invalid: 401,
  quota_reached: 413,
  max_file_size_reached: 413,
  does_not_respect_follow_constraints: 403,
  video_requires_password: 403,
  incorrect_video_password: 403,
  comment_not_associated_to_video: 400,
  video_already_being_transcoded: 409,
  incorrect_files_in_torrent: 400,
  unknown_runner_token: 404,
  runner_job_not_in_pending_state: 400,
  runner_job_not_in_processing_state: 400,
} as const;

/** What may go wrong, in words a client can act on, each with its HTTP status: the contract's, and ours. */
export const STATUS = {
  ...OF_CONTRACT,
  invalid: 400,
  forbidden: 403,
  fresh_sign_in_required: 403,
  not_found: 404,
  video_blocked: 403,
  video_blocked_to_strangers: 401,
  not_acceptable: 406,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  unreadable_media: 422,
  locked: 423,
  rate_limited: 429,
  checksum_mismatch: 460, // as tus and uploadx have it
  not_implemented: 501,
  remote_failed: 502,
  unavailable: 503,
  insufficient_storage: 507,
} as const;

export type ErrorCode = keyof typeof STATUS;

/** Whether clients of the contract know a code. */
export const isOfContract = (code: string): boolean => Object.hasOwn(OF_CONTRACT, code);

/**
 * An expected failure: `message` is safe to show. Anything else that is thrown is a bug: it is logged, and the client
 * sees only "internal". `details` become members of the problem document.
 */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;

  constructor(
    code: ErrorCode,
    message: string,
    details: Record<string, unknown> = {},
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'Failure';
    this.code = code;
    this.details = details;
  }
}

export const notFound = (what: string) => new Failure('not_found', `${what} not found`);
export const forbidden = (why: string) => new Failure('forbidden', why);
export const invalid = (field: string, why: string) =>
  new Failure('invalid', `Incorrect request parameters: ${field}`, {
    'invalid-params': { [field]: { msg: why, path: field } },
  });

/** The code an operating system or database error carries, if any: `ENOSPC`, `57P01`, … */
export function systemCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return undefined;
}
