import { runMochaSuite } from '../host/mochaSuite';
import { stopAll, stopOnSignals } from '../host/processes';
import { consoleFaults, rootHooks } from './session';

// The tests of what a person sees, in the packaged extension; started by the stage `e2e`.
stopOnSignals();
void runMochaSuite(__dirname, { timeoutMs: 120_000, rootHooks, alsoFailed: () => consoleFaults })
  .then(stopAll)
  .then(() => process.exit());
