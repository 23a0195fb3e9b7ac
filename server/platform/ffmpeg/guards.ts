import { options } from './args.ts';

/**
 * What may be read of a file a stranger made. Formats that point at other files (playlists, ffconcat, SDP, image
 * sequences) are left out: only the format list keeps a playlist that is called `.mp4` from copying a local file, the
 * protocol list alone does not. Old and rare decoders are left out because nobody looks after them any more.
 */
const FORMATS = [
  'mov matroska avi mpegts mpeg flv ogg asf mxf nut dv ivf h264 hevc m4v mpegvideo obu yuv4mpegpipe',
  'gif mp3 wav w64 flac aac ac3 eac3 aiff caf amr dts',
];

const DECODERS = [
  'h264 hevc vp8 vp9 libdav1d libaom-av1 av1 libvpx libvpx-vp9',
  'mpeg1video mpeg2video mpeg4 msmpeg4v2 msmpeg4 h263 flv theora vp6 vp6f vc1 wmv1 wmv2 wmv3',
  'prores dnxhd dvvideo cfhd mjpeg png ffv1 huffyuv ffvhuff utvideo qtrle rawvideo v210 v410 gif',
  'aac aac_latm mp3float mp3 mp2float mp2 mp1float opus libopus vorbis libvorbis speex libspeex',
  'flac alac wavpack ac3 eac3 dca truehd amrnb amrwb wmav1 wmav2 wmapro wmalossless',
  'adpcm_ima_wav adpcm_ima_qt adpcm_ms adpcm_swf pcm_alaw pcm_mulaw pcm_u8 pcm_s8 pcm_s16le pcm_s16be',
  'subrip srt ass ssa mov_text webvtt text pgssub dvdsub dvbsub',
  'pcm_s24le pcm_s24be pcm_s32le pcm_s32be pcm_f32le pcm_f32be pcm_f64le pcm_bluray pcm_dvd',
];

const MAX_PIXELS = 8192 * 4352; // 8K, landscape or portrait

const list = (lines: string[]) => lines.join(' ').replaceAll(' ', ',');

const foreign = (protocol: string): readonly string[] =>
  options({
    protocol_whitelist: protocol,
    format_whitelist: list(FORMATS),
    codec_whitelist: list(DECODERS),
    max_pixels: MAX_PIXELS,
  });

/** Options that go before `-i` of a foreign file, for ffmpeg and ffprobe alike. */
export const FOREIGN_INPUT = foreign('file');

/** The same of a stream that comes through a pipe: it opens no file at all. */
export const FOREIGN_STREAM = foreign('pipe');

/** Options for files this node made itself: they too are read from the disk and from nowhere else. */
export const OWN_INPUT: readonly string[] = options({ protocol_whitelist: 'file' });
