/** So many of the closest values are offered, each with a key. */
export const MOST_CLOSEST = 3;
