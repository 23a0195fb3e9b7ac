import type {
  Caption,
  Draft,
  MyVideo,
  Page,
  Storyboard,
  UnfinishedUpload,
  User,
  Video,
  VideoDetails,
} from './contract.ts';
import { Problem, readProblem } from './problem.ts';

const ROOT = '/api/v1';

interface Call {
  json?: unknown;
  form?: Record<string, string>;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

/** One call to the node. Throws `Problem` when it refuses or cannot be reached. */
async function call(method: string, path: string, { json, form, headers, signal }: Call = {}) {
  const body = json === undefined ? form && multipart(form) : JSON.stringify(json);
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(ROOT + path, {
    method,
    headers: { ...type, ...headers },
    body: body ?? null,
    signal: signal ?? null,
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : new Problem(0);
  });
  if (!response.ok) throw await readProblem(response);
  return response;
}

function multipart(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const read = async <Body>(path: string, options?: Call) =>
  (await (await call('GET', path, options)).json()) as Body;

const passwordHeader = (password: string | null): Record<string, string> =>
  password === null ? {} : { 'x-peertube-video-password': password };

/** The node's REST API, as far as this client uses it. */
export const api = {
  newestVideos: (start: number, count: number, signal?: AbortSignal) =>
    read<Page<Video>>(`/videos?sort=-publishedAt&start=${start}&count=${count}`, { signal }),

  video: (id: string, password: string | null, signal?: AbortSignal) =>
    read<VideoDetails>(`/videos/${id}`, { headers: passwordHeader(password), signal }),

  storyboards: async (id: string, password: string | null) =>
    (
      await read<{ storyboards: Storyboard[] }>(`/videos/${id}/storyboards`, {
        headers: passwordHeader(password),
      })
    ).storyboards,

  captions: async (id: string, password: string | null) =>
    (await read<Page<Caption>>(`/videos/${id}/captions`, { headers: passwordHeader(password) }))
      .data,

  /** A token that lets media of a guarded video be fetched by its address alone. */
  mediaToken: async (id: string, password: string | null): Promise<string> => {
    const response = await call('POST', `/videos/${id}/token`, {
      headers: passwordHeader(password),
    });
    return ((await response.json()) as { files: { token: string } }).files.token;
  },

  editVideo: (id: string, { name, description, privacy }: Draft) =>
    call('PUT', `/videos/${id}`, { form: { name, description, privacy: String(privacy) } }),

  deleteVideo: (id: string) => call('DELETE', `/videos/${id}`),

  myVideos: (start: number, count: number, signal?: AbortSignal) =>
    read<Page<MyVideo>>(`/users/me/videos?sort=-createdAt&start=${start}&count=${count}`, {
      signal,
    }),

  unfinishedUploads: async () => (await read<Page<UnfinishedUpload>>('/uploads')).data,

  keepDraft: (uploadId: string, draft: Draft) =>
    call('PUT', `/uploads/${uploadId}/draft`, { json: draft }),

  discardUpload: (uploadId: string) =>
    call('DELETE', `/uploads/${uploadId}`, { headers: { 'tus-resumable': '1.0.0' } }),

  me: () => read<User>('/users/me'),

  signIn: async (username: string, password: string) =>
    (await (await call('POST', '/users/session', { json: { username, password } })).json()) as User,

  signOut: () => call('DELETE', '/users/session'),
};

/** Where uploads are sent, by the tus protocol. */
export const UPLOAD_ENDPOINT = `${ROOT}/uploads`;

/** The event stream that tells how the encoding of a video goes. */
export const progressUrl = (videoId: string) => `${ROOT}/videos/${videoId}/progress`;
