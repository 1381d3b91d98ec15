import type { PixelDifference, Verdict } from '#library/verdicts.ts';

/** At least this alike are pictures that look the same. */
export const nearest = {
  /**
   * Graded "excellent" by viewers from 0.93 on (table 2 of doi.org/10.1155/2016/1730814); and noise of two steps in
   * flat colour, which nobody sees, comes to 0.97 by the formula itself.
   */
  ssim: 0.95,
  /** A hundredth of the range, within which diffusers’ own tests call two pictures the same. */
  meanDifference: 2.55,
};

/** What the pixels of two pictures of one size say. Pure. */
export function gradeOf({ differing, meanDifference, ssim }: PixelDifference): Verdict['verdict'] {
  if (differing === 0) return 'identical';
  return ssim >= nearest.ssim && meanDifference <= nearest.meanDifference ? 'near' : 'different';
}
