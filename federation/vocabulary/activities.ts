import { createUrl, deleteUrl, undoUrl, updateUrl } from './activity-urls.ts';
import { type Audience, publicAudience } from './audience.ts';

/** What actors do (contract § ActivityPub dialect). An activity is for whom its object is, unless it says otherwise. */

type Addressed = Partial<Audience> & { id: string };

const audienceOf = ({ to, cc }: Partial<Audience>) => ({ ...(to && { to }), ...(cc && { cc }) });

export const createActivity = <T extends Addressed>(actor: string, object: T) => ({
  ...audienceOf(object),
  type: 'Create',
  id: createUrl(object.id),
  actor,
  object,
});

export const updateActivity = <T extends Addressed>(actor: string, object: T, at: Date) => ({
  ...audienceOf(object),
  type: 'Update',
  id: updateUrl(object.id, at),
  actor,
  object,
});

/** `object`: the id of what is gone; it is for whom that was, and of actors and playlists for all who hear of it. */
export const deleteActivity = (
  actor: string,
  object: string,
  audience: Partial<Audience> = {},
) => ({
  ...audienceOf(audience),
  type: 'Delete',
  id: deleteUrl(object),
  actor,
  object,
});

/** Takes an activity of the same actor back. */
export const undoActivity = <T extends { id: string; actor: string }>(
  activity: T,
  audience: Audience = publicAudience(activity.actor),
) => ({
  ...audience,
  type: 'Undo',
  id: undoUrl(activity.id),
  actor: activity.actor,
  object: activity,
});

/** Of an activity as it stands in an outbox: with the id of its object in place of the object. */
export const withObjectId = <T extends { object: { id: string } }>(activity: T) => ({
  ...activity,
  object: activity.object.id,
});
