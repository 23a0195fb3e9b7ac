import { t } from '../i18n/t.ts';
import type { IconName } from '../ui/icons.ts';
import { RATES, renditionLabel, type MediaRequest, type MediaState } from './media.ts';

/** One thing to set: what it is now, and what it could be. */
export interface Setting {
  name: string;
  icon: IconName;
  value: string;
  options: { label: string; note?: string; checked: boolean; request: MediaRequest }[];
}

/** Everything a viewer can set about this video; what it does not have is left out. */
export function settingsOf(media: MediaState): Setting[] {
  const isLive = media.liveSeconds !== null; // nobody is faster than that, and it begins but once
  const timed = (setting: (media: MediaState) => Setting) => (isLive ? [] : [setting(media)]);
  return [quality(media), sound(media), ...timed(speed), captions(media), ...timed(loop)].filter(
    (setting) => setting.options.length > 1,
  );
}

function quality({ renditions, chosenRendition, playingHeight }: MediaState): Setting {
  const playing = renditions.find(({ height }) => height === playingHeight);
  const auto =
    playing && chosenRendition === 'auto'
      ? t('Auto ({quality})', { quality: renditionLabel(playing) })
      : t('Auto');
  const chosen = renditions.find(({ height }) => height === chosenRendition);
  return {
    name: t('Quality'),
    icon: 'monitor',
    value: chosen ? renditionLabel(chosen) : auto,
    options: [
      {
        label: auto,
        checked: chosenRendition === 'auto',
        request: { type: 'rendition', choice: 'auto' },
      },
      ...renditions.map((rendition) => ({
        label: renditionLabel(rendition),
        ...(rendition.height >= 720 && { note: rendition.height >= 2160 ? '4K' : 'HD' }),
        checked: chosenRendition === rendition.height,
        request: { type: 'rendition', choice: rendition.height } as const,
      })),
    ],
  };
}

function sound({ sounds, soundLanguage }: MediaState): Setting {
  const options = sounds.map(({ label, language }) => ({
    label,
    checked: language === soundLanguage,
    request: { type: 'sound', language } as const,
  }));
  return {
    name: t('Sound'),
    icon: 'volumeHigh',
    value: options.find(({ checked }) => checked)?.label ?? '',
    options,
  };
}

function speed({ rate }: MediaState): Setting {
  return {
    name: t('Speed'),
    icon: 'clock',
    value: rateName(rate),
    options: RATES.map((value) => ({
      label: rateName(value),
      checked: value === rate,
      request: { type: 'rate', rate: value },
    })),
  };
}

const rateName = (rate: number) => (rate === 1 ? t('Normal') : `${rate}×`);

function captions({ captions: offered, captionLanguage }: MediaState): Setting {
  const option = (label: string, language: string | null) => ({
    label,
    checked: language === captionLanguage,
    request: { type: 'captions', language } as const,
  });
  const options = [
    option(t('Off'), null),
    ...offered.map(({ label, language }) => option(label, language)),
  ];
  return {
    name: t('Captions'),
    icon: 'captions',
    value: options.find(({ checked }) => checked)?.label ?? t('Off'),
    options,
  };
}

function loop({ loop: isOn }: MediaState): Setting {
  const option = (label: string, on: boolean) => ({
    label,
    checked: on === isOn,
    request: { type: 'loop', on } as const,
  });
  return {
    name: t('Loop'),
    icon: 'refresh',
    value: isOn ? t('On') : t('Off'),
    options: [option(t('Off'), false), option(t('On'), true)],
  };
}
