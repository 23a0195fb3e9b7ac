import { type Case, type Fields, nothing, refuses } from './case.ts';
import { clipFile, hugePicture, noMedia } from './files.ts';
import type { At } from './given.ts';
import { WRONG_FIELDS } from './videos.ts';

const fieldsIn = (channelId: number): Fields => ({
  name: 'my super name',
  category: 5,
  licence: 1,
  language: 'pt',
  nsfw: false,
  commentsPolicy: 1,
  downloadEnabled: true,
  waitTranscoding: true,
  description: 'my super description',
  support: 'my super support text',
  tags: ['tag1', 'tag2'],
  privacy: 1,
  channelId,
  originallyPublishedAt: new Date().toISOString(),
});

const WRONG = {
  ...WRONG_FIELDS,
  name: [nothing, ...WRONG_FIELDS['name']!],
  channelId: [nothing],
  commentsPolicy: [42],
};

const pictures = () => ({
  thumbnailfile: [noMedia('a.mp4'), hugePicture()],
  previewfile: [noMedia('a.mp4'), hugePicture()],
});

export const uploadCases = async ({ channelId }: At): Promise<Case[]> => [
  ...inOneForm(channelId, await clipFile()),
  ...resumable(channelId),
];

function inOneForm(channelId: number, videofile: File): Case[] {
  const form = { ...fieldsIn(channelId), videofile };
  const upload = { as: 'alice', ask: 'POST /videos/upload', form } as const;
  return [
    { ...upload, form: {}, status: 400 },
    { ...upload, as: 'nobody', status: 401 },
    { ...upload, as: 'bob', status: 403 }, // not his channel
    { ...upload, form: { ...form, channelId: 545_454 }, status: 404 },
    ...refuses(upload, { ...WRONG, ...pictures(), videofile: [nothing] }),
    { ...upload, form: { ...form, videofile: noMedia('fake.webm') }, status: 422 },
    { ...upload, status: 200 },
  ];
}

function resumable(channelId: number): Case[] {
  const headers = { 'x-upload-content-length': '1000', 'x-upload-content-type': 'video/mp4' };
  const body = { filename: 'clip.mp4', ...fieldsIn(channelId) };
  const ask = 'POST /videos/upload-resumable';
  const begin = { as: 'alice', ask, headers, body } as const;
  return [
    { ...begin, body: {}, status: 400 },
    { ...begin, as: 'nobody', status: 401 },
    { ...begin, as: 'bob', status: 403 },
    { ...begin, body: { ...body, channelId: 545_454 }, status: 404 },
    ...refuses(begin, { ...WRONG, filename: [nothing] }),
    ...refuses({ as: 'alice', ask, headers, form: body }, pictures()),
    { ...begin, headers: { ...headers, 'x-upload-content-length': '0' }, status: 400 },
    { ...begin, status: 201 },
  ];
}
