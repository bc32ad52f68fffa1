/** A question of ssh's: for a password or passphrase, or to touch a key (`none`: nothing is to be typed). */
export interface SshQuestion {
  /** Name of the server as the person knows it. */
  readonly server: string;
  /** ssh's own words, such as `neolane@mta-1's password:`. */
  readonly prompt: string;
  readonly kind: 'secret' | 'none';
  /** Aborts when ssh does not wait any more. */
  readonly signal: AbortSignal;
}

/** Answers undefined when the person gave up. Whether to trust a host key is never asked. */
export type AskPerson = (question: SshQuestion) => Promise<string | undefined>;

/** What makes ssh ask a person by way of us. */
export interface Askpass {
  /** The environment to start ssh with; undefined where it cannot be had. */
  environment(server: string): Promise<Readonly<Record<string, string>> | undefined>;
  dispose(): void;
}

/** Names of the variables between us and the program that ssh starts to ask. */
export const ASKPASS_SOCKET = 'DELIVERY_DOCTOR_ASKPASS_SOCKET';
export const ASKPASS_TOKEN = 'DELIVERY_DOCTOR_ASKPASS_TOKEN';
export const ASKPASS_SERVER = 'DELIVERY_DOCTOR_ASKPASS_SERVER';
export const ASKPASS_NODE = 'DELIVERY_DOCTOR_ASKPASS_NODE';
export const ASKPASS_MAIN = 'DELIVERY_DOCTOR_ASKPASS_MAIN';

/** What the program sends: one line of JSON. */
export interface AskpassRequest {
  readonly token: string;
  readonly server: string;
  readonly prompt: string;
  readonly kind: string;
}

/** Reads what the askpass program sent; undefined for anything else. */
export function parseRequest(line: string): AskpassRequest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (!('token' in value) || !('server' in value) || !('prompt' in value) || !('kind' in value)) {
    return undefined;
  }
  const { token, server, prompt, kind } = value;
  if (
    typeof token !== 'string' ||
    typeof server !== 'string' ||
    typeof prompt !== 'string' ||
    typeof kind !== 'string'
  ) {
    return undefined;
  }
  return { token, server, prompt: prompt.slice(0, 500), kind };
}
