import { formatBytes, formatTimeLeft } from '../i18n/format.ts';
import { t } from '../i18n/t.ts';
import { problemWords } from '../problem.ts';
import type { Pace } from './pace.svelte.ts';
import type { Upload } from './upload.svelte.ts';

type Sending = Pick<Upload, 'phase' | 'problem'> & {
  file: { size: number };
  pace: Pick<Pace, 'sentBytes' | 'bytesPerSecond' | 'secondsLeft'>;
};

/** How the sending goes: what is happening, and the figures. */
export function sendingWords(upload: Sending): { state: string; detail: string } {
  const amount = t('{part} of {whole}', {
    part: formatBytes(upload.pace.sentBytes),
    whole: formatBytes(upload.file.size),
  });
  switch (upload.phase) {
    case 'queued':
      return { state: t('Waiting for the others'), detail: formatBytes(upload.file.size) };
    case 'paused':
      return { state: t('Paused at {percent}', { percent: percent(upload) }), detail: amount };
    case 'arrived':
      return { state: t('Uploaded'), detail: formatBytes(upload.file.size) };
    default:
      return upload.problem ? held(upload.problem, amount) : moving(upload, amount);
  }
}

function moving(upload: Sending, amount: string) {
  const { pace, file } = upload;
  if (file.size > 0 && pace.sentBytes >= file.size)
    return { state: t('Checking the file'), detail: amount };
  const speed = pace.bytesPerSecond === null ? '' : `${formatBytes(pace.bytesPerSecond)}/s`;
  const left =
    pace.secondsLeft === null ? '' : t('{time} left', { time: formatTimeLeft(pace.secondsLeft) });
  return {
    state: t('Uploading {percent}', { percent: percent(upload) }),
    detail: [amount, speed, left].filter(Boolean).join(' · '),
  };
}

const held = (problem: NonNullable<Sending['problem']>, amount: string) => ({
  state: t('{title}. Trying again …', { title: problemWords(problem).title }),
  detail: amount,
});

const percent = ({ pace: { sentBytes }, file }: Sending) =>
  `${file.size > 0 ? Math.floor((sentBytes / file.size) * 100) : 0}%`;
