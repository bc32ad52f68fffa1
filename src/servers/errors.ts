export type ServerErrorCode =
  | 'notReachable'
  | 'hostKey'
  | 'authentication'
  | 'timeout'
  | 'commandNotFound'
  | 'commandFailed'
  | 'badName'
  | 'unreadable'
  | 'tooMuchOutput'
  /** A `local` server is opened on another machine than the one that was meant. */
  | 'otherMachine'
  /** The command template of the settings cannot be used; `reason` says why. */
  | 'template'
  | 'cancelled';

export interface ServerErrorInfo {
  readonly code: ServerErrorCode;
  readonly server: string;
  /** What was being done, e.g. `nlserver pdump`. */
  readonly doing: string;
  /** Facts for the admin's sentence: exit code, tail of stderr, path … No secrets. */
  readonly facts: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

const BRAND = 'ServerError';

/** The one error type that leaves `servers`. Recognise it with `isServerError` (see CampaignError for why). */
export class ServerError extends Error {
  readonly code: ServerErrorCode;
  readonly server: string;
  readonly doing: string;
  readonly facts: Readonly<Record<string, string>>;

  constructor(info: ServerErrorInfo) {
    const detail = Object.entries(info.facts)
      .map(([key, value]) => `${key}=${value}`)
      .join(', ');
    super(`${info.doing} on ${info.server}: ${info.code}${detail === '' ? '' : ` (${detail})`}`, { cause: info.cause });
    this.name = BRAND;
    this.code = info.code;
    this.server = info.server;
    this.doing = info.doing;
    this.facts = info.facts;
  }
}

export function isServerError(error: unknown): error is ServerError {
  return error instanceof Error && error.name === BRAND && 'code' in error && 'server' in error;
}
