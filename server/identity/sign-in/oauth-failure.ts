import { type ErrorCode, Failure } from '../../platform/errors.ts';

const docs = 'https://docs.joinpeertube.org/api-rest-reference.html#operation/getOAuthToken';

/** A refusal of the token endpoint, which also points to its documentation. */
export const grantFailure = (code: ErrorCode, detail: string) =>
  new Failure(code, detail, { docs });
