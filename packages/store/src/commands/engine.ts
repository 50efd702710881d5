// Runs commands: plain data in, a step of statements out. It lives in the writer thread, or in the process on PostgreSQL.
import type { Dialect } from '../database/dialect.ts';
import type { Step } from '../database/step.ts';
import type { Acting } from './acting.ts';
import { backgroundCommands, commands, isCommandName, schemaCommands } from './commands.ts';
import { createWork, type Work } from './work.ts';

export interface CommandCall {
  readonly name: string;
  readonly acting: Acting;
  readonly input: unknown;
}

export interface Engine {
  run(call: CommandCall): Step<unknown>;
  /** Whether the command needs the tables for itself. */
  changesSchema(call: CommandCall): boolean;
  /** Whether the command may wait for others, and they should not wait for it. */
  isBackground(call: CommandCall): boolean;
  /** After something was rolled back. */
  forget(): void;
}

export function createEngine(dialect: Dialect): Engine {
  const work = createWork(dialect);
  return {
    *run({ name, acting, input }) {
      if (!isCommandName(name)) throw new Error(`No command is named ${name}`);
      const run = commands[name] as (work: Work, acting: Acting, input: unknown) => Step<unknown>;
      return yield* run(work, acting, input);
    },
    changesSchema: ({ name }) => isCommandName(name) && schemaCommands.has(name),
    isBackground: ({ name }) => isCommandName(name) && backgroundCommands.has(name),
    forget() {
      work.forget();
      dialect.forgetTaken();
    },
  };
}
