export { addFurther } from './add-further.ts';
export {
  FURTHER_CODECS,
  type FurtherCodec,
  type FurtherRendition,
  stemOf,
} from './further-rendition.ts';
export { furtherRenditionsOf } from './queries.ts';
