/** How a scheduler's grain looks. */
export type Scheduler = {
  /** Strength of the grain, about 0.5…2. */
  amount: number;
  /** Size of a grain, in thousandths of the picture's unit. */
  size: number;
  /** Its direction in degrees, and how many times longer than wide it is. */
  angle: number;
  stretch: number;
  /** How coloured it is, 0…1. */
  colour: number;
  /** How far the hand strays from the drawing, 0…1: the ancestral ones add fresh noise at every step. */
  looseness: number;
};

const grain = (
  amount: number,
  size: number,
  angle: number,
  stretch: number,
  colour: number,
  looseness: number,
): Scheduler => ({ amount, size, angle, stretch, colour, looseness });

// The fifteen names the 2024 server knew. Real samplers differ less plainly; here a comparison should show something.
const schedulers: Readonly<Record<string, Scheduler>> = {
  DDIMScheduler: grain(0.55, 1, 0, 1, 0, 0),
  DDPMScheduler: grain(1.5, 1.6, 0, 1, 0.5, 0.5),
  PNDMScheduler: grain(0.8, 1.2, 90, 3, 0.1, 0.05),
  LMSDiscreteScheduler: grain(1.1, 1.3, 0, 4, 0.2, 0.1),
  EulerDiscreteScheduler: grain(0.9, 1, 45, 2, 0.1, 0.05),
  HeunDiscreteScheduler: grain(0.7, 1.8, 45, 1.5, 0, 0),
  EulerAncestralDiscreteScheduler: grain(1.3, 1.4, 0, 1, 0.25, 0.7),
  DPMSolverMultistepScheduler: grain(0.6, 0.8, 135, 2, 0, 0),
  DPMSolverSinglestepScheduler: grain(0.75, 0.9, 135, 4, 0.1, 0),
  KDPM2DiscreteScheduler: grain(1, 2.2, 20, 2, 0.1, 0.1),
  KDPM2AncestralDiscreteScheduler: grain(1.4, 2.2, 160, 2, 0.3, 0.8),
  DEISMultistepScheduler: grain(0.65, 1.1, 70, 5, 0, 0),
  UniPCMultistepScheduler: grain(0.45, 0.8, 0, 1, 0, 0),
  DPMSolverSDEScheduler: grain(1.6, 1.1, 110, 1.5, 0.45, 1),
  EDMEulerScheduler: grain(0.85, 1.5, 0, 6, 0.05, 0.05),
};

// For no name and for names it was not compatible with, which the 2024 server ignored without a word.
const modelDefault = grain(1, 1.1, 0, 1, 0.12, 0.15);

/** The grain of a scheduler by its diffusers name. */
export function findScheduler(name: string | undefined): Scheduler {
  return schedulers[name ?? ''] ?? modelDefault;
}
