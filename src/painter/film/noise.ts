// Value noise: random heights on a grid, smoothly joined. Everything uneven in a picture is made of it.

/** Smooth noise along a line, −1…1, with one bump per unit of `x`. */
export function noise1(x: number, seed: number): number {
  const cell = Math.floor(x);
  const t = ease(x - cell);
  const left = lattice(cell, 0, seed);
  return left + (lattice(cell + 1, 0, seed) - left) * t;
}

/** Smooth noise on a plane, −1…1, with one bump per unit. */
export function noise2(x: number, y: number, seed: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const tx = ease(x - column);
  const ty = ease(y - row);
  const a = lattice(column, row, seed);
  const b = lattice(column + 1, row, seed);
  const c = lattice(column, row + 1, seed);
  const d = lattice(column + 1, row + 1, seed);
  const top = a + (b - a) * tx;
  return top + (c + (d - c) * tx - top) * ty;
}

/** Octaves of `noise1`, each twice as fine and half as strong; about −1…1. */
export function fractal1(x: number, octaves: number, seed: number): number {
  let sum = 0;
  let strength = 0.55;
  for (let octave = 0; octave < octaves; octave++) {
    sum += noise1(x * 2 ** octave + octave * 17.3, seed + octave) * strength;
    strength *= 0.5;
  }
  return sum;
}

/** Octaves of `noise2`; about −1…1. */
export function fractal2(x: number, y: number, octaves: number, seed: number): number {
  let sum = 0;
  let strength = 0.55;
  let scale = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += noise2(x * scale + octave * 17.3, y * scale, seed + octave) * strength;
    strength *= 0.5;
    scale *= 2.03;
  }
  return sum;
}

/** Noise folded upwards into crests, as mountains have them; about −1…1. */
export function crests1(x: number, octaves: number, seed: number): number {
  let sum = 0;
  let strength = 0.6;
  for (let octave = 0; octave < octaves; octave++) {
    sum += (1 - 2 * Math.abs(noise1(x * 2 ** octave + octave * 9.7, seed + octave))) * strength;
    strength *= 0.45;
  }
  return sum;
}

/** A square of rough noise, −1…1, that repeats every 256 pixels: read it at `(y & 255) * 256 + (x & 255)`. */
export function createGrainTile(seed: number): Float32Array {
  const tile = new Float32Array(65536);
  for (let index = 0; index < tile.length; index++) {
    const x = index & 255;
    const y = index >> 8;
    // White noise minus its right neighbour's share keeps clumps away, which read as dirt.
    tile[index] = (lattice(x, y, seed) - 0.5 * lattice((x + 1) & 255, y, seed)) * 0.8;
  }
  return tile;
}

function ease(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

function lattice(x: number, y: number, seed: number): number {
  let hash = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2147483647.5 - 1;
}
