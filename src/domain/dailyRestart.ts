const MINUTE = 60_000;

/** Around 06:00 by a server's own clock the watchdog restarts all processes (`processRestartTime`). */
const FROM_MS = 359 * MINUTE;
const TO_MS = 371 * MINUTE;

/** Whether a module that is missing now may just be restarting. `timeOfDayMs`: since midnight, as the server prints it. */
export function isDailyRestart(timeOfDayMs: number): boolean {
  return timeOfDayMs >= FROM_MS && timeOfDayMs < TO_MS;
}
