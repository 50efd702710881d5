// Copies a text out of the larger one it was cut from.

/** V8 copies shorter cuts anyway. */
const shortestCut = 13;

/**
 * A cell is cut from a chunk of 64 KB, and V8 keeps the whole chunk alive as long as the cut lives. Whoever keeps a cell beyond
 * its row keeps this copy instead.
 */
export function flatText(text: string): string {
  return text.length < shortestCut ? text : (JSON.parse(JSON.stringify(text)) as string);
}
