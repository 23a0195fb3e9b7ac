export { openDelivery } from './open-delivery.ts';
