import { spawn } from 'node:child_process';
import type { Alert } from '../alert';
import { alertText } from '../alertText';
import type { WatchConfig } from './watchConfig';

/** How long a command or a webhook may take, ms. */
const LIMIT_MS = 30_000;

/** What is carried further of an alert. */
export interface CarriedAlert {
  readonly campaign: string;
  readonly event: 'alert' | 'resolved';
  readonly criterion: string;
  readonly severity: string;
  readonly text: string;
  readonly subject: string;
  readonly began: string;
}

/** What is told of an alert outside. @param language BCP 47 */
export function carriedAlert(
  campaign: string,
  event: CarriedAlert['event'],
  alert: Alert,
  language: string,
): CarriedAlert {
  const { criterion, severity, subject, began } = alert;
  return {
    campaign,
    event,
    criterion,
    severity,
    subject,
    text: alertText(alert, language),
    began: new Date(began).toISOString(),
  };
}

/**
 * Hands an alert to the command and the webhook of the configuration. Words in braces in the command's arguments, such as
 * `{text}`, stand for parts of the alert; there is no shell that could take them for anything else. Rejects when one fails.
 */
export async function carry(
  alert: CarriedAlert,
  { command, webhook }: NonNullable<WatchConfig['onAlert']>,
  signal: AbortSignal,
): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
  await Promise.all([
    command === undefined ? undefined : run(command, alert, limit),
    webhook === undefined ? undefined : post(webhook, alert, limit),
  ]);
}

function run(command: readonly string[], alert: CarriedAlert, signal: AbortSignal): Promise<void> {
  const [program = '', ...args] = command.map((part) => filledIn(part, alert));
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { shell: false, stdio: ['pipe', 'ignore', 'ignore'], signal });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) {
        resolve();
      } else {
        reject(new Error(`${program} ended with code ${String(code)}`));
      }
    });
    // A program that does not read its input may end before it is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(alert));
  });
}

function filledIn(part: string, alert: CarriedAlert): string {
  return part.replace(
    /\{(campaign|event|criterion|severity|text|subject|began)\}/g,
    (_whole, name: keyof CarriedAlert) => alert[name],
  );
}

async function post(webhook: string, alert: CarriedAlert, signal: AbortSignal): Promise<void> {
  const response = await fetch(webhook, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(alert),
    redirect: 'error',
    signal,
  });
  await response.body?.cancel();
  if (!response.ok) {
    throw new Error(`the webhook answered ${response.status}`);
  }
}
