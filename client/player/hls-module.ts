/** The large part of the player, in a chunk of its own. */
export { default as Hls, ErrorTypes, Events } from 'hls.js';
