// A database as the stores see it: steps that read, commands that write, a sign when something was committed.
import type { CommandInput, CommandName, CommandOutput } from '../commands/commands.ts';
import type { Acting } from '../commands/acting.ts';
import type { Dialect } from './dialect.ts';
import type { Step } from './step.ts';

export interface Database {
  readonly dialect: Dialect;
  /** Signs cursors. */
  readonly secret: string;
  /** A look-up that takes at most a few milliseconds. */
  read<T>(step: () => Step<T>): Promise<T>;
  /** A question that may take long: it blocks nobody else. */
  scan<T>(step: () => Step<T>): Promise<T>;
  write<Name extends CommandName>(name: Name, acting: Acting, input: CommandInput<Name>): Promise<CommandOutput<Name>>;
  onCommit(listener: () => void): () => void;
  close(): Promise<void>;
}
