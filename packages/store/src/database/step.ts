// A piece of work on the database as a generator: it yields statements and receives their answers, so that the same code
// runs synchronously on SQLite (nothing can come between two statements) and asynchronously on PostgreSQL.

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Runs the statement once for each of these lists of parameters instead. */
  readonly each?: readonly (readonly unknown[])[];
}

/** What a database gives back; lists (jsonb) arrive parsed on PostgreSQL and are read by `fromColumn`. */
export type Row = Readonly<Record<string, null | boolean | number | string>>;

export interface Answer {
  readonly rows: readonly Row[];
  /** Rows written. */
  readonly changed: number;
}

/** Statements yielded together see one snapshot. */
export type Step<T> = Generator<readonly Statement[], T, readonly Answer[]>;

const noAnswer: Answer = { rows: [], changed: 0 };

export function* ask(statement: Statement): Step<readonly Row[]> {
  const answers = yield [statement];
  return (answers[0] ?? noAnswer).rows;
}

export function* askOne(statement: Statement): Step<Row | undefined> {
  return (yield* ask(statement))[0];
}

/** Writes; answers how many rows. */
export function* tell(statement: Statement): Step<number> {
  const answers = yield [statement];
  return (answers[0] ?? noAnswer).changed;
}

export function* askTogether(statements: readonly Statement[]): Step<readonly (readonly Row[])[]> {
  const answers = yield statements;
  return answers.map((answer) => answer.rows);
}

/** Runs a step against something that answers at once. */
export function runNow<T>(step: Step<T>, execute: (statements: readonly Statement[]) => readonly Answer[]): T {
  let turn = step.next();
  while (turn.done !== true) {
    let answers: readonly Answer[];
    try {
      answers = execute(turn.value);
    } catch (thrown) {
      turn = step.throw(thrown);
      continue;
    }
    turn = step.next(answers);
  }
  return turn.value;
}

export async function runLater<T>(
  step: Step<T>,
  execute: (statements: readonly Statement[]) => Promise<readonly Answer[]>,
): Promise<T> {
  let turn = step.next();
  while (turn.done !== true) {
    let answers: readonly Answer[];
    try {
      answers = await execute(turn.value);
    } catch (thrown) {
      turn = step.throw(thrown);
      continue;
    }
    turn = step.next(answers);
  }
  return turn.value;
}
