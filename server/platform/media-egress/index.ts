export { type MediaEgress, openMediaEgress } from './open-media-egress.ts';
