export type { ArrivingSource } from './arriving-source.ts';
export {
  createArrivingVideo,
  describeArriving,
  receiveArriving,
  settleArriving,
  showArriving,
  withdrawArriving,
} from './arriving-video.ts';
