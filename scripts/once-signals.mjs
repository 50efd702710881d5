// Loaded before the server: counts the copies of one Ctrl+C or stop as one. A process group delivers the signal to the
// server itself, and npm and `npm start` pass theirs on; a server that takes a second signal for impatience would quit.

const repeats = new Set(['SIGINT', 'SIGTERM', 'SIGHUP']);
const lastAt = new Map();
const emit = process.emit;

process.emit = function emitOnce(name, ...rest) {
  if (repeats.has(name)) {
    const now = performance.now();
    if (now - (lastAt.get(name) ?? Number.NEGATIVE_INFINITY) < 1000) return true;
    lastAt.set(name, now);
  }
  return emit.call(this, name, ...rest);
};
