import { BUILD, BUILD_DATE, COMMIT, RELEASE } from '../instance';

/** Where `nlserver` prints, and its clock. */
export interface Console {
  readonly out: (text: string) => void;
  readonly now: () => Date;
}

export interface NlserverContext {
  /** The server's folder. */
  readonly root: string;
  /** The instance whose modules this server runs beside those of `default`. */
  readonly instance: string;
  readonly console: Console;
}

const two = (value: number): string => String(value).padStart(2, '0');

export function timeOfDay(now: Date): string {
  return `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
}

/** `DD/MM/YYYY HH:MM:SS`. */
export function dayAndTime(now: Date): string {
  return `${two(now.getDate())}/${two(now.getMonth() + 1)}/${now.getFullYear()} ${timeOfDay(now)}`;
}

/** A console line, as nlserver begins them. */
export function line(now: Date, text: string): string {
  return `${timeOfDay(now)} >   ${text}`;
}

export function banner(now: Date): string {
  return line(
    now,
    `Application server for Adobe Campaign Classic (7.4 ${RELEASE} build ${BUILD}@${COMMIT}) of ${BUILD_DATE}`,
  );
}
