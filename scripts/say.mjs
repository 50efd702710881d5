// Sentences for the person at the terminal, in the language of their system.

const locale =
  process.env.LC_ALL ||
  process.env.LC_MESSAGES ||
  process.env.LANG ||
  Intl.DateTimeFormat().resolvedOptions().locale ||
  'en';

export const language = /^zh/i.test(locale) ? 'zh' : 'en';

/** The text in the person's language. */
export function inWords(text) {
  return text[language];
}

/** Progress goes to stderr, so that `--json` and other output on stdout stays clean. */
export function say(text) {
  process.stderr.write(`${inWords(text)}\n`);
}

/** A failure that a person reads: the sentence is all that is shown. */
export class Refusal extends Error {
  constructor(text, details = '') {
    super(inWords(text));
    this.name = 'Refusal';
    this.details = details;
  }
}

/** Runs a script; a Refusal ends it with its sentence and exit code 1, anything else is a bug and shows its stack. */
export async function runScript(work) {
  try {
    const code = await work();
    process.exitCode = typeof code === 'number' ? code : process.exitCode;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (thrown.details !== '') process.stderr.write(`${thrown.details.trimEnd()}\n\n`);
    process.stderr.write(`${thrown.message}\n`);
    process.exitCode = 1;
  }
}
