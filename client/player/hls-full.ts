/** hls.js with all it can do, for playlists of other nodes: their sound may lie in a playlist of its own. */
export { default as Hls, ErrorTypes, Events } from 'hls.js';
