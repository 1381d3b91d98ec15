/**
 * The same function, which remembers its last result for each first argument for as long as that lives: a render lays
 * nothing out again that did not change.
 */
export function remembered<First extends object, Rest extends readonly unknown[], Result>(
  make: (first: First, ...rest: Rest) => Result,
): (first: First, ...rest: Rest) => Result {
  const results = new WeakMap<First, { rest: Rest; result: Result }>();
  return (first, ...rest) => {
    const known = results.get(first);
    if (known?.rest.every((each, index) => each === rest[index]) && known.rest.length === rest.length)
      return known.result;
    const result = make(first, ...rest);
    results.set(first, { rest, result });
    return result;
  };
}
