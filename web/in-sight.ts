const BEAT = 250; // milliseconds

/** Resolves when the page was in sight for so long. It counts beats: the clock also runs while a phone is locked and the page asleep. */
export function inSight(milliseconds: number): Promise<void> {
  let beats = milliseconds / BEAT;
  return new Promise((done) => {
    const timer = setInterval(() => {
      if (document.hidden || --beats > 0) return;
      clearInterval(timer);
      done();
    }, BEAT);
  });
}
