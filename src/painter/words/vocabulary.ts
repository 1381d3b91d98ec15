// The words the demo painter understands. The interface lists them, so that nobody has to guess.

/** Every word by what it decides. Plurals need no entry, two words may be one term. */
export const vocabulary = [
  { kind: 'scene', name: 'mountains', words: ['mountain', 'peak', 'alps', 'ridge', 'canyon', 'volcano', 'fjord'] },
  {
    kind: 'scene',
    name: 'sea',
    words: ['sea', 'ocean', 'lake', 'coast', 'beach', 'harbor', 'harbour', 'water', 'island', 'river'],
  },
  { kind: 'scene', name: 'salt flat', words: ['salt flat', 'salt lake', 'mudflat', 'plain'] },
  { kind: 'scene', name: 'desert', words: ['desert', 'dune', 'sand', 'sahara', 'oasis'] },
  { kind: 'scene', name: 'forest', words: ['forest', 'wood', 'jungle', 'taiga', 'woodland'] },
  { kind: 'scene', name: 'city', words: ['city', 'skyline', 'street', 'town', 'skyscraper', 'downtown', 'cyberpunk'] },
  {
    kind: 'scene',
    name: 'meadow',
    words: ['meadow', 'hill', 'field', 'valley', 'grass', 'countryside', 'garden', 'prairie'],
  },
  {
    kind: 'scene',
    name: 'space',
    words: ['space', 'planet', 'galaxy', 'cosmos', 'nebula', 'mars', 'orbit', 'saturn', 'on the moon'],
  },
  { kind: 'scene', name: 'abstract', words: ['abstract', 'pattern', 'geometric', 'shape', 'bauhaus'] },

  { kind: 'palette', name: 'red', words: ['red', 'crimson', 'scarlet'] },
  { kind: 'palette', name: 'orange', words: ['orange', 'amber', 'copper', 'autumn'] },
  { kind: 'palette', name: 'gold', words: ['gold', 'golden', 'yellow', 'ochre'] },
  { kind: 'palette', name: 'green', words: ['green', 'emerald', 'olive', 'mint'] },
  { kind: 'palette', name: 'teal', words: ['teal', 'turquoise', 'cyan'] },
  { kind: 'palette', name: 'blue', words: ['blue', 'azure', 'indigo', 'navy', 'cobalt'] },
  { kind: 'palette', name: 'purple', words: ['purple', 'violet', 'lavender', 'magenta'] },
  { kind: 'palette', name: 'pink', words: ['pink', 'rose', 'coral'] },
  { kind: 'palette', name: 'white', words: ['white', 'ivory'] },
  { kind: 'palette', name: 'black', words: ['black', 'dark'] },
  { kind: 'palette', name: 'pastel', words: ['pastel', 'pale', 'soft'] },
  { kind: 'palette', name: 'neon', words: ['neon', 'vivid', 'vibrant', 'synthwave'] },
  { kind: 'palette', name: 'muted', words: ['muted', 'faded', 'vintage'] },
  { kind: 'palette', name: 'sepia', words: ['sepia', 'brown'] },
  { kind: 'palette', name: 'monochrome', words: ['monochrome', 'black and white', 'gray', 'grey', 'noir'] },

  { kind: 'time', name: 'dawn', words: ['dawn', 'sunrise', 'morning', 'daybreak'] },
  { kind: 'time', name: 'noon', words: ['noon', 'midday', 'daylight', 'day', 'sunny', 'afternoon'] },
  { kind: 'time', name: 'golden hour', words: ['golden hour', 'low sun', 'evening'] },
  { kind: 'time', name: 'sunset', words: ['sunset', 'sundown'] },
  { kind: 'time', name: 'dusk', words: ['dusk', 'twilight', 'blue hour'] },
  { kind: 'time', name: 'night', words: ['night', 'midnight', 'nocturnal', 'moonlight'] },

  { kind: 'weather', name: 'clear', words: ['clear', 'cloudless'] },
  { kind: 'weather', name: 'clouds', words: ['cloud', 'cloudy', 'overcast'] },
  { kind: 'weather', name: 'fog', words: ['fog', 'foggy', 'mist', 'misty', 'haze', 'hazy'] },
  { kind: 'weather', name: 'rain', words: ['rain', 'rainy', 'drizzle'] },
  { kind: 'weather', name: 'snow', words: ['snow', 'snowy', 'blizzard', 'snowfall'] },
  { kind: 'weather', name: 'frost', words: ['frost', 'frosty', 'frozen', 'ice', 'icy', 'winter'] },
  { kind: 'weather', name: 'storm', words: ['storm', 'stormy', 'tempest', 'thunderstorm'] },

  { kind: 'element', name: 'sun', words: ['sun'] },
  { kind: 'element', name: 'moon', words: ['moon', 'moonrise', 'moonlit'] },
  { kind: 'element', name: 'stars', words: ['star', 'starry', 'milky way'] },
  { kind: 'element', name: 'comet', words: ['comet', 'meteor', 'shooting star'] },
  { kind: 'element', name: 'aurora', words: ['aurora', 'northern lights'] },
  { kind: 'element', name: 'rainbow', words: ['rainbow'] },
  { kind: 'element', name: 'lightning', words: ['lightning', 'thunder'] },
  { kind: 'element', name: 'birds', words: ['bird', 'seagull', 'crow', 'geese', 'swallow', 'flock'] },
  { kind: 'element', name: 'balloon', words: ['balloon', 'hot air balloon'] },
  { kind: 'element', name: 'rocket', words: ['rocket', 'spaceship'] },
  { kind: 'element', name: 'boat', words: ['boat', 'sailboat', 'ship', 'sail', 'yacht'] },
  { kind: 'element', name: 'lighthouse', words: ['lighthouse', 'beacon'] },
  { kind: 'element', name: 'house', words: ['house', 'cabin', 'cottage', 'hut', 'barn'] },
  { kind: 'element', name: 'castle', words: ['castle', 'tower', 'fortress'] },
  { kind: 'element', name: 'tree', words: ['tree', 'oak'] },
  { kind: 'element', name: 'pine', words: ['pine', 'fir', 'spruce'] },
  { kind: 'element', name: 'palm', words: ['palm', 'palm tree'] },
  { kind: 'element', name: 'cactus', words: ['cactus', 'cacti', 'saguaro'] },
  { kind: 'element', name: 'flowers', words: ['flower', 'wildflower', 'poppy', 'tulip', 'blossom'] },
  { kind: 'element', name: 'horse', words: ['horse', 'pony', 'stallion'] },
  { kind: 'element', name: 'astronaut', words: ['astronaut', 'cosmonaut', 'spaceman'] },
  {
    kind: 'element',
    name: 'person',
    words: ['person', 'man', 'woman', 'hiker', 'traveler', 'rider', 'cowboy', 'girl', 'boy'],
  },
  { kind: 'element', name: 'fox', words: ['fox'] },
  { kind: 'element', name: 'cat', words: ['cat', 'kitten'] },
  { kind: 'element', name: 'deer', words: ['deer', 'stag', 'elk'] },
] as const;

/** One entry of the vocabulary: what its words decide, and how. */
export type Term = (typeof vocabulary)[number];
type Name<Kind extends Term['kind']> = Extract<Term, { kind: Kind }>['name'];

export type SceneName = Name<'scene'>;
export type PaletteName = Name<'palette'>;
export type TimeName = Name<'time'>;
export type WeatherName = Name<'weather'>;
export type ElementName = Name<'element'>;
