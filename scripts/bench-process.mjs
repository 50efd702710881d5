// Runs one bench file in this process and hands its rows to the parent: a process each, so that none warms another.
import { pathToFileURL } from 'node:url';

const { run } = await import(pathToFileURL(process.argv[2]).href);
if (typeof run !== 'function') throw new Error(`${process.argv[2]} exports no function run()`);
const rows = await run();
// Ends here even when the bench left a handle open.
process.send(rows, () => process.exit());
