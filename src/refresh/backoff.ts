// How long to leave a site alone that does not answer: longer each time, and not at the same moment as everybody else. Pure.

/**
 * Milliseconds to wait after so many failures in a row: `first`, doubled with each, `longest` at most; of that, between three quarters
 * and the whole. What chance would do, a hash of the name does: a slice that is run again waits for the same time.
 */
export function backoff(name: string, failures: number, first: number, longest: number): number {
  const whole = Math.min(first * 2 ** Math.max(0, failures - 1), longest);
  return Math.round(whole * (0.75 + 0.25 * fraction(`${name} ${failures}`)));
}

/** FNV-1a, as a number from 0 up to 1. */
function fraction(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0) / 2 ** 32;
}
