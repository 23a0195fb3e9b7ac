import { Failure } from '../../../platform/errors.ts';

const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** The largest archive that is taken, and the most it may unfold into. */
export const MAX_ARCHIVE_BYTES = 64 * GIB;
/** The largest document: it is read into memory whole. */
export const DOCUMENT_MAX_BYTES = 16 * MIB;

const MAX_ENTRIES = 20_000;
const MAX_NAME_BYTES = 512;
const MAX_EXTRA_BYTES = 4_096;
const MAX_RATIO = 200; // of one entry: documents come to 30 at most, media to 1
const MAX_TOTAL_RATIO = 100;
const ALWAYS_BYTES = 4 * MIB; // so little may be as repetitive as it likes

/** What an archive says of an entry before any of it is unfolded. */
export type EntryFacts = {
  fileName: string;
  fileNameLength: number;
  extraFieldLength: number;
  fileCommentLength: number;
  compressedSize: number;
  uncompressedSize: number;
  externalFileAttributes: number;
};

/** Fails with `unreadable_media` for an archive of more files than are looked at. */
export function requireFewEntries(count: number): void {
  if (count > MAX_ENTRIES) throw refused(`it holds more than ${MAX_ENTRIES} files`);
}

/**
 * Checks the entries of an archive one after the other, before anything is unfolded. Fails with `unreadable_media` for
 * names that lead elsewhere or come twice, for links, and for what unfolds into far more than the archive weighs, also
 * where entries share their bytes (CVE-2025-32944, CVE-2025-32949).
 */
export function createEntryCheck(archiveBytes: number) {
  const names = new Set<string>();
  let totalBytes = 0;
  return (entry: EntryFacts): void => {
    requireHarmlessName(entry);
    const key = entry.fileName.normalize('NFC').toLowerCase();
    if (names.has(key)) throw refused('two of its files have the same name');
    names.add(key);
    requireFewEntries(names.size);
    totalBytes += entry.uncompressedSize;
    requireRatio(entry.uncompressedSize, entry.compressedSize, MAX_RATIO);
    requireRatio(totalBytes, archiveBytes, MAX_TOTAL_RATIO);
    if (totalBytes > MAX_ARCHIVE_BYTES) throw tooLarge();
  };
}

function requireHarmlessName(entry: EntryFacts) {
  const { fileName, fileNameLength, extraFieldLength, fileCommentLength } = entry;
  const parts = fileName.split('/');
  const leadsElsewhere = parts.includes('..') || parts[0] === '' || /[\\:\p{Cc}]/u.test(fileName);
  if (leadsElsewhere) throw refused('a file in it has a name that leads elsewhere');
  if (fileNameLength > MAX_NAME_BYTES || extraFieldLength + fileCommentLength > MAX_EXTRA_BYTES)
    throw refused('a file in it has a name that is too long');
  const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
  if (isLink) throw refused('a file in it is a link');
}

function requireRatio(bytes: number, packedBytes: number, most: number) {
  if (bytes > ALWAYS_BYTES && bytes > packedBytes * most) throw tooLarge();
}

const tooLarge = () => refused('it unfolds into far more than it weighs');

/** Why an archive is not read, in words for its user. */
export const refused = (why: string, cause?: unknown) =>
  new Failure('unreadable_media', `This archive cannot be read: ${why}.`, {}, cause);
