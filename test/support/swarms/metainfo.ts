/** What a torrent file is made with. */
export { type Bencodable, bencode } from '../../../server/distribution/bencode.ts';
export { describeFile, metainfo } from '../../../server/distribution/metainfo.ts';
