export { addFurther } from './add-further.ts';
export {
  type Coded,
  FURTHER_CODECS,
  type FurtherCodec,
  type FurtherRendition,
  stemOf,
} from './further-rendition.ts';
export { furtherRenditionsOf } from './queries.ts';
