import type { Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import type { Stage } from '#painter/stage.ts';
import type { SceneName } from '#painter/words/vocabulary.ts';
import { paintAbstract } from './land-abstract.ts';
import { paintCity } from './land-city.ts';
import { paintDesert } from './land-desert.ts';
import { paintForest } from './land-forest.ts';
import { paintMeadow } from './land-meadow.ts';
import { paintMountains } from './land-mountains.ts';
import { paintSaltFlat } from './land-salt-flat.ts';
import { paintSea } from './land-sea.ts';
import { paintSpace } from './land-space.ts';

/** The painter of every scene: it covers the sky's lower part and tells where figures may stand. */
export const lands: Readonly<Record<SceneName, (surface: Surface, plan: Plan) => Stage>> = {
  mountains: paintMountains,
  sea: paintSea,
  'salt flat': paintSaltFlat,
  desert: paintDesert,
  forest: paintForest,
  meadow: paintMeadow,
  city: paintCity,
  space: paintSpace,
  abstract: paintAbstract,
};
