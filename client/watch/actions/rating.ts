export type Rating = 'like' | 'dislike' | 'none';

export interface Counts {
  likes: number;
  dislikes: number;
}

/** The counts of a video after somebody's rating of it changed. */
export const countsAfter = (counts: Counts, before: Rating, now: Rating): Counts => ({
  likes: Math.max(0, counts.likes + Number(now === 'like') - Number(before === 'like')),
  dislikes: Math.max(0, counts.dislikes + Number(now === 'dislike') - Number(before === 'dislike')),
});

/** What pressing a button makes of a rating: pressing it again takes it back. */
export const pressed = (rating: Rating, button: Exclude<Rating, 'none'>): Rating =>
  rating === button ? 'none' : button;
