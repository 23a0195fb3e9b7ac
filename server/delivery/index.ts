export { type Delivery, openDelivery } from './open-delivery.ts';
