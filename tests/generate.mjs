// What generated knowledge bases are made with.

/** Whole numbers from 0 up to a bound, the same for the same seed on every machine (mulberry32). */
export function randomNumbers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** The items by their ids, or by themselves where they are ids, each with what is made of it. */
export function byId(items, make) {
  return Object.fromEntries(items.map((item) => [item.id ?? item, make(item)]));
}
