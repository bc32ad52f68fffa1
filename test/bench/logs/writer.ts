/** A process of its own that writes a log as a busy server does: `writer.js FILE LINES_PER_SECOND SECONDS`. */
import { appendFileSync } from 'node:fs';

const [file = '', perSecond = '', seconds = ''] = process.argv.slice(2);
const EVERY_MS = 20;
const began = Date.now();
const wanted = Number(perSecond) * Number(seconds);
let written = 0;

/** As the servers write, with a number and with the moment of writing as its time. */
function line(index: number): string {
  return `${new Date().toISOString()}\t66462\t66501\t1\tinfo\tlog\tline ${index} of the bench: message to someone@example.com was taken by mx1.example.com`;
}

const timer = setInterval(() => {
  const due = Math.min(wanted, Math.floor(((Date.now() - began) * Number(perSecond)) / 1000));
  if (due > written) {
    appendFileSync(file, Array.from({ length: due - written }, (_, index) => `${line(written + index)}\n`).join(''));
  }
  written = due;
  if (written >= wanted) {
    clearInterval(timer);
  }
}, EVERY_MS);
