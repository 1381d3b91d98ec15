/** So many pictures are compared at once: more are too small to be judged beside one another. */
export const mostShown = 8;
