import * as abuses from './notices/abuses.ts';
import * as blocks from './notices/blocks.ts';
import * as collaborations from './notices/collaborations.ts';
import * as comments from './notices/comments.ts';
import * as imports from './notices/imports.ts';
import * as nodeFollows from './notices/node-follows.ts';
import * as ownership from './notices/ownership.ts';
import * as people from './notices/people.ts';
import * as videos from './notices/videos.ts';

/** Every kind that is told, as the job that follows its event. */
export const notices = {
  ...videos,
  ...comments,
  ...people,
  ...nodeFollows,
  ...abuses,
  ...blocks,
  ...collaborations,
  ...ownership,
  ...imports,
};
