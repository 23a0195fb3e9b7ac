/** The library that reads what authenticators say: large, so it is loaded when the first passkey is used. */
export const webAuthn = () => import('@simplewebauthn/server');

/** How long a browser may take between asking for a challenge and answering it. */
export const CHALLENGE_MINUTES = 5;

/** Who passkeys are made for: this node, at its public address. A page of another origin cannot use them. */
export const relyingParty = ({ hostname, origin }: URL) => ({
  expectedRPID: hostname,
  expectedOrigin: origin,
  requireUserVerification: true, // so that a passkey is two factors: the device, and who unlocks it
});

/** A challenge is a secret that is handed out once; its bytes are what is signed. */
export const challengeBytes = (challenge: string) => Buffer.from(challenge, 'base64url');

/** The challenge a browser says it answers; empty when it says nothing that can be read. */
export function claimedChallenge(clientDataJSON: string): string {
  try {
    const text = Buffer.from(clientDataJSON, 'base64url').toString();
    const { challenge } = Object(JSON.parse(text)) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : '';
  } catch {
    return '';
  }
}
