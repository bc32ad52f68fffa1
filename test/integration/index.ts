import { runMochaSuite } from '../host/mochaSuite';

/** Called by VS Code inside the extension host. Results go to a file: the host ends as soon as this settles. */
export async function run(): Promise<void> {
  await runMochaSuite(__dirname, { timeoutMs: 30_000 });
}
