/**
 * `npm run bench:knowledge`: what it costs to explain 100,000 lines of a server's log, held against reading them: making
 * text and rows of the bytes, and showing them. One line in seven holds a text that the catalogue knows.
 */
import { renderRows } from '../../../src/domain/log/renderRows';
import { serverRow } from '../../../src/domain/log/serverLine';
import { timeWriter } from '../../../src/domain/log/logTime';
import { explainText } from '../../../src/knowledge';
import { wholeLines } from '../../../src/servers/log/lineAssembler';

const LINES = 100_000;
const RUNS = 7;

const MESSAGES = [
  "Connecting to 'smtp.example.com' for delivery 'DM12345'",
  'Message 1234567 of delivery 4711 sent in 120 ms',
  'Sending of 5000 messages of part 17 finished in 12 s; 4987 sent, 13 failed (see the log)',
  "JST-310000 Error while compiling script 'content htmlContent' line 38: missing ; before statement",
  "Preparation of 'Newsletter 2026-11': personalising 25000 messages, 3 threads",
  'Statistics of 7 path(s) received',
  '550 5.1.1 <someone@example.org>: Recipient address rejected: User unknown in virtual mailbox table',
];

function log(): Buffer {
  const lines = Array.from({ length: LINES }, (_, line) => {
    const seconds = String(line % 60).padStart(2, '0');
    return `2026-11-28T08:42:${seconds}.124Z\t66462\t${line}\t1\tinfo\tlog\t${MESSAGES[line % MESSAGES.length] ?? ''}\n`;
  });
  return Buffer.from(lines.join(''));
}

/** Processor time of the best run, ms: what else the machine does is not ours. */
function cost(work: () => unknown): number {
  const runs = Array.from({ length: RUNS }, () => {
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

const bytes = log();
const lines = wholeLines(bytes);
const time = timeWriter('server', 'Europe/Paris');
const reading = cost(() => renderRows(wholeLines(bytes).map(serverRow), { time }, { entry: 'shown' }).text.length);
let known = 0;
const explaining = cost(() => {
  known = lines.reduce((count, line) => count + (explainText(line, { language: 'en' }).length > 0 ? 1 : 0), 0);
});

console.log(`${LINES} lines, ${known} of them known to the catalogue`);
console.log(`reading and showing them: ${reading.toFixed(0)} ms of processor time`);
console.log(
  `explaining them:          ${explaining.toFixed(0)} ms, ${((1000 * explaining) / LINES).toFixed(1)} µs a line`,
);
if (explaining >= reading) {
  console.error('Explaining costs more than reading.');
  process.exitCode = 1;
}
