/** The two thirds of hls.js that playlists of this node need. */
export { default as Hls, ErrorTypes, Events } from 'hls.js/light';
