// What surrounds the programs that the tests start: the same on every machine.

/** How long anything may take before a test gives up on it, in milliseconds. A busy machine is slow; nothing waits for this to pass. */
export const PATIENCE = 120_000;

/**
 * The variables of a browser that writes what it likes into `home`. Whose home the machine names may be nobody's, or another user's, as in many a
 * container, and Firefox refuses to start then. The language that it names would become that of the pages.
 */
export function surroundings(home) {
  const { LANGUAGE: _, ...rest } = process.env;
  return { ...rest, HOME: home, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
}

/** Calls `look` until it gives something, which is given on. */
export async function eventually(look, what) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`never happened: ${what}`);
    }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}
