import { Failure } from '../platform/errors.ts';

const REFERENCE = 'https://docs.joinpeertube.org/api-rest-reference.html';

type OAuthCode =
  | 'unauthorized_request'
  | 'invalid_token'
  | 'invalid_client'
  | 'invalid_grant'
  | 'account_blocked'
  | 'email_not_verified'
  | 'account_waiting_for_approval'
  | 'account_approval_rejected'
  | 'missing_two_factor'
  | 'invalid_two_factor';

/** A refusal in the words and with the `type` that clients of the contract know. */
export const oauthFailure = (code: OAuthCode, detail: string, details: { docs?: string } = {}) =>
  new Failure(code, detail, { type: `${REFERENCE}#section/Errors/${code}`, ...details });

/** A refusal of the token endpoint, which also points to its documentation. */
export const grantFailure = (code: OAuthCode, detail: string) =>
  oauthFailure(code, detail, { docs: `${REFERENCE}#operation/getOAuthToken` });
