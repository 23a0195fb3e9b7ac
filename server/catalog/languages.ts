/** The languages a video can be in: ISO 639 and a few tags beyond it, as PeerTube 8 lists them (contract § languages). */
const TAGS = [
  'aa ab af ak am ar an ase as asq av avk ay az ba bm be bn bfi bi bo bs br bg bzs ca cs ch ce cv kw co cr cse',
  'csl cy da de dv dsl dz el en eo et eu ee fo fa fj fi fr fy fse fsl ff gcf gd ga gl gv gn gsg gsw gu ht ha sh',
  'he hz hi ho hr hu hy ig ii iu id ik is it jv jbo ja jsl kab kl kn ks ka kr kk km ki rw ky kv kg ko kj ku lo',
  'la lv li ln lt lb lu lg mh ml mr mk mg mt mn mi ms my na nv nr nd ng ne nl nn nb no ny oc oj or om os pa pks',
  'pl pt ps qu rm ro rsl rn ru sg sdl sfs si sk sl se sm sn sd so st es sq sc sr ss su sw sv swl ty ta tt te tg',
  'tl th ti tlh to tn ts tk tr tw ug uk ur uz ve vi wa wo xh yi yo za zh zu zxx tok pt-PT es-419 zh-Hans',
  'zh-Hant ca-valencia rcf gcr',
].flatMap((line) => line.split(' '));

/** Names that differ from those of Unicode CLDR, which clients and other nodes know by heart. */
const NAMES: Readonly<Record<string, string>> = {
  asq: 'Austrian Sign Language',
  bn: 'Bengali',
  bfi: 'British Sign Language',
  bzs: 'Brazilian Sign Language',
  cse: 'Czech Sign Language',
  csl: 'Chinese Sign Language',
  dv: 'Dhivehi',
  dsl: 'Danish Sign Language',
  fse: 'Finnish Sign Language',
  fsl: 'French Sign Language',
  ff: 'Fulah',
  gcf: 'Guadeloupean Creole French',
  gsg: 'German Sign Language',
  ht: 'Haitian',
  sh: 'Serbo-Croatian',
  jsl: 'Japanese Sign Language',
  ky: 'Kirghiz',
  li: 'Limburgan',
  mi: 'Maori',
  ms: 'Malay (macrolanguage)',
  ne: 'Nepali (macrolanguage)',
  or: 'Oriya (macrolanguage)',
  os: 'Ossetian',
  pa: 'Panjabi',
  pks: 'Pakistan Sign Language',
  pt: 'Portuguese (Brazilian)',
  ps: 'Pushto',
  rsl: 'Russian Sign Language',
  sdl: 'Saudi Arabian Sign Language',
  sfs: 'South African Sign Language',
  es: 'Spanish (Spain)',
  sw: 'Swahili (macrolanguage)',
  swl: 'Swedish Sign Language',
  tl: 'Tagalog',
  to: 'Tonga (Tonga Islands)',
  tw: 'Twi',
  ug: 'Uighur',
  'pt-PT': 'Portuguese (Portugal)',
  'es-419': 'Spanish (Latin America)',
  'ca-valencia': 'Valencian',
  rcf: 'Réunion Creole French',
  gcr: 'Guianese Creole French',
};

const cldr = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Every language a video can be given, by its tag. */
export const LANGUAGES: Readonly<Record<string, string>> = Object.fromEntries(
  TAGS.map((tag) => [tag, NAMES[tag] ?? cldr.of(tag)!]),
);

const known = new Map(Object.entries(LANGUAGES));

/** The English name of a language tag, if it has one. */
export function languageName(tag: string): string | undefined {
  try {
    return known.get(tag) ?? cldr.of(tag); // which takes far longer
  } catch {
    return undefined; // no tag at all
  }
}
