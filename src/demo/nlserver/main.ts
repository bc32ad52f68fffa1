import { runNlserver } from './run';

process.exitCode = runNlserver(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  now: () => new Date(),
});
