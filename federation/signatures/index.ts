export { readSignature, signRequest } from './http.ts';
export { compactForm } from './compact-form.ts';
export { isLinkedDataSignedBy, linkedDataSignature, signLinkedData } from './linked-data.ts';
export { fromMultibase, toMultibase } from './multikey.ts';
export { isProvenBy, objectProof, proveObject } from './object-proof.ts';
export { type Document, isPlain } from './plain-document.ts';
export { headerLines, type SignedRequest } from './request.ts';
export type { RequestSigner } from './sign-cavage.ts';
export { isSignedBy, type Scheme, type Signature } from './signature.ts';
