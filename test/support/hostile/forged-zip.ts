/** An entry as a hostile archive has it: what it says of itself need not be true. */
export type ForgedEntry = {
  name: string;
  data: Buffer;
  crc: number;
  /** What it claims to unfold into. */
  sizeBytes: number;
  deflated?: boolean;
  /** The Unix mode: `0o120777` is a link. */
  mode?: number;
  /** Points to the bytes of the first entry instead of bringing its own. */
  sharesFirst?: boolean;
};

/** Writes a zip archive (APPNOTE 4.3) as it is told, with no care for what it says. */
export function forgeZip(entries: ForgedEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let end = 0;
  for (const entry of entries) {
    const offset = entry.sharesFirst ? 0 : end;
    directory.push(centralHeader(entry, offset));
    if (entry.sharesFirst) continue;
    const file = Buffer.concat([localHeader(entry), entry.data]);
    files.push(file);
    end += file.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...files, listed, endRecord(entries.length, listed.length, end)]);
}

const METHOD = { deflated: 8, stored: 0 };

function facts({ name, data, crc, sizeBytes, deflated }: ForgedEntry): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0); // version needed
  fields.writeUInt16LE(0x0800, 2); // names are UTF-8
  fields.writeUInt16LE(deflated ? METHOD.deflated : METHOD.stored, 4);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(sizeBytes, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

const localHeader = (entry: ForgedEntry) =>
  Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts(entry), Buffer.from(entry.name)]);

function centralHeader(entry: ForgedEntry, offset: number): Buffer {
  const more = Buffer.alloc(14);
  more.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
  more.writeUInt32LE(offset, 10);
  const start = Buffer.from('PK\x01\x02\x14\x03', 'latin1'); // made by Unix
  return Buffer.concat([start, facts(entry), more, Buffer.from(entry.name)]);
}

function endRecord(count: number, directoryBytes: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06', 'latin1');
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
