import { createHash } from 'node:crypto';

import { bdecode, type Dictionary, isDictionary, type Value } from '../../../platform/bdecode.ts';
import { Failure } from '../../../platform/errors.ts';
import type { Sources } from './magnet.ts';

/** One file of a torrent, and where it begins in the row of them all. */
export type TorrentFile = { name: string; offset: number; sizeBytes: number };

/** What the info dictionary of a torrent says, as far as it is of use here (BEP 3). */
export type Described = {
  info: Buffer;
  infoHash: string;
  name: string;
  pieceLength: number;
  pieces: Buffer; // SHA-1 of each, 20 bytes a piece
  files: TorrentFile[];
};

const HASH_BYTES = 20;
const MAX_FILES = 2_000;
const MAX_DEPTH_OF_FOLDERS = 20;
const MIN_PIECE_BYTES = 2 ** 14;
const MAX_PIECE_BYTES = 2 ** 26;
const MAX_SOURCES = 10;

/** Reads a `.torrent` file. Fails with `unreadable_media` for what is none, or is not made to be downloaded. */
export function readMetainfo(bytes: Buffer): Described & Sources {
  const file = dictionaryOf(bytes);
  const info = file.spans.get('info');
  if (!info) throw broken('it describes nothing');
  const tiers = [file.entries.get('announce-list'), file.entries.get('announce')];
  return {
    ...readInfo(info),
    trackers: textsIn(tiers),
    webSeeds: textsIn(file.entries.get('url-list')),
    metainfos: [],
  };
}

/** Reads an info dictionary. Fails as `readMetainfo` does. */
function readInfo(info: Buffer): Described {
  const { entries } = dictionaryOf(info);
  const name = nameOf(entries.get('name'));
  const [pieceLength, pieces] = [entries.get('piece length'), entries.get('pieces')];
  if (!Buffer.isBuffer(pieces)) throw broken('it has no hashes of BitTorrent v1');
  if (!isWithin(pieceLength, MIN_PIECE_BYTES, MAX_PIECE_BYTES))
    throw broken('its pieces have no usual size');
  const files = filesOf(entries, name);
  const { offset, sizeBytes } = files.at(-1)!;
  if (pieces.length !== Math.ceil((offset + sizeBytes) / pieceLength) * HASH_BYTES)
    throw broken('it has not one hash for each piece');
  const infoHash = createHash('sha1').update(info).digest('hex');
  return { info, infoHash, name, pieceLength, pieces, files };
}

function filesOf(entries: Dictionary['entries'], name: string): TorrentFile[] {
  const [length, files] = [entries.get('length'), entries.get('files')];
  if (length !== undefined) return [{ name, offset: 0, sizeBytes: sizeOf(length) }];
  if (!Array.isArray(files) || files.length === 0) throw broken('it has no files');
  if (files.length > MAX_FILES) throw broken(`it has more than ${MAX_FILES} files`);
  let offset = 0;
  return files.map((file) => {
    if (!isDictionary(file)) throw broken('a file of it is none');
    const sizeBytes = sizeOf(file.entries.get('length'));
    const found = { name: lastNameOf(file.entries.get('path')), offset, sizeBytes };
    offset += sizeBytes;
    return found;
  });
}

function sizeOf(value: Value | undefined): number {
  if (!isWithin(value, 0, 2 ** 50)) throw broken('a file of it has no size');
  return value;
}

function lastNameOf(path: Value | undefined): string {
  if (!Array.isArray(path) || path.length === 0 || path.length > MAX_DEPTH_OF_FOLDERS)
    throw broken('a file of it has no name');
  return path.map(nameOf).at(-1)!;
}

/** A name is read by people alone, and never a path here; one that tries to be is of somebody with ill intent. */
function nameOf(value: Value | undefined): string {
  if (!Buffer.isBuffer(value) || value.length === 0 || value.length > 1_000)
    throw broken('a file of it has no name');
  const name = value.toString();
  if (/[/\\\0]/.test(name) || name === '..' || name === '.') throw broken('it names odd folders');
  return name;
}

const isWithin = (value: Value | undefined, min: number, max: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max;

function textsIn(value: Value | undefined | (Value | undefined)[]): string[] {
  const texts = [value].flat(3).flatMap((text) => (Buffer.isBuffer(text) ? text.toString() : []));
  return [...new Set(texts)].slice(0, MAX_SOURCES);
}

function dictionaryOf(bytes: Buffer): Dictionary {
  try {
    const value = bdecode(bytes);
    if (isDictionary(value)) return value;
  } catch {} // said below
  throw broken('it is no bencoded dictionary');
}

const broken = (why: string) =>
  new Failure('unreadable_media', `This is no torrent that can be imported: ${why}.`);
