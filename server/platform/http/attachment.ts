const MAX_CHARACTERS = 120;
// What a file system or a header takes for something else, or what shows a name as another one (controls, bidi marks).
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|%;]+/gu;

/** The `Content-Disposition` under which a browser saves a file: a title and a safe `ending`, safe on every disk. */
export function attachment(title: string, ending: string): string {
  const words = title.replace(UNSAFE, ' ').replace(/\s+/g, ' ').slice(0, MAX_CHARACTERS);
  const stem = words.replace(/^[\s.]+|[\s.]+$/g, '').toWellFormed() || 'video';
  const name = stem + ending;
  const plain = name.replace(/[^\x20-\x7e]/g, '_');
  if (plain === name) return `attachment; filename="${plain}"`;
  return `attachment; filename="${plain}"; filename*=UTF-8''${encode(name)}`;
}

/** RFC 8187 allows fewer characters bare than `encodeURIComponent` leaves. */
const encode = (name: string) =>
  encodeURIComponent(name).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
