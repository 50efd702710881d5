// Child processes: one that stands in for us (signals and exit code pass through), and one whose output we collect.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

function exitCodeOf(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

/**
 * Runs a program in the foreground and resolves to its exit code. A signal that reaches us is passed on once; npm and
 * the shell may deliver the same Ctrl+C to us several times, so repeats within a second count as one. Under npm a
 * stopped npm takes only its shell along: `sh` does not pass signals on, so its end is the sign that we shall stop.
 */
export function runForeground(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const lastAt = new Map();
    const listeners = forwarded.map((name) => {
      const listener = () => {
        const now = performance.now();
        if (now - (lastAt.get(name) ?? Number.NEGATIVE_INFINITY) < 1000) return;
        lastAt.set(name, now);
        // A terminal has already sent Ctrl+C to the whole foreground group, the child included.
        if (name === 'SIGINT' && process.stdin.isTTY) return;
        child.kill(name);
      };
      process.on(name, listener);
      return [name, listener];
    });
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) child.kill('SIGTERM');
    }, 200);
    const stopListening = () => {
      clearInterval(watch);
      for (const [name, listener] of listeners) process.removeListener(name, listener);
    };
    child.once('error', (thrown) => {
      stopListening();
      reject(thrown);
    });
    child.once('exit', (code, signal) => {
      stopListening();
      resolve(exitCodeOf(code, signal));
    });
  });
}

/** Runs a program to its end; its output is collected, and shown as it comes when `show` is true. */
export function runCollecting(command, args, { show = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    let stdout = '';
    const collect = (stream, target) => {
      stream.setEncoding('utf8');
      stream.on('data', (chunk) => {
        output += chunk;
        if (stream === child.stdout) stdout += chunk;
        if (show) target.write(chunk);
      });
    };
    collect(child.stdout, process.stdout);
    collect(child.stderr, process.stderr);
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: exitCodeOf(code, signal), output, stdout }));
    options.onChild?.(child);
  });
}
