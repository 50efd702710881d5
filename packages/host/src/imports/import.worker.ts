// The import's worker thread: reads, infers and judges files, so that no page waits behind them.
import { parentPort } from 'node:worker_threads';
import { AppError } from '@keepwell/kernel';
import { analyseFile } from './analyse-file.ts';
import { judgeFile, surveyOptions } from './judge-file.ts';
import type { JudgeTask, WorkerMessage, WorkerTask } from './worker-messages.ts';

/** Slices handed over and not yet taken: enough that neither side waits, few enough that memory stays flat. */
const mostInFlight = 2;

const port = parentPort;
if (port === null) throw new Error('import.worker runs as a worker thread only');
const tell = (message: WorkerMessage): void => port.postMessage(message);

let inFlight = 0;
let wake = (): void => {};

async function hand(task: JudgeTask): Promise<void> {
  inFlight = 0;
  for (const slice of judgeFile(task)) {
    tell({ kind: 'slice', slice });
    inFlight++;
    while (inFlight >= mostInFlight) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  while (inFlight > 0) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

async function perform(task: WorkerTask): Promise<void> {
  try {
    if (task.task === 'analyse') tell({ kind: 'facts', ...analyseFile(task.file, task.name, task.dialect) });
    else if (task.task === 'survey') tell({ kind: 'options', options: surveyOptions(task) });
    else await hand(task);
    tell({ kind: 'end' });
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    tell({ kind: 'refusal', code: thrown.code, params: thrown.params as Record<string, string | number> });
  }
}

port.on('message', (message: 'taken' | { readonly task: WorkerTask }) => {
  if (message === 'taken') {
    inFlight--;
    wake();
    return;
  }
  // What was not foreseen ends this thread, and its task fails with that error.
  void perform(message.task);
});
