import { readFile, stat } from 'node:fs/promises';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import { parseDescriptor } from '../../connections/parseDescriptor';

/** A file of descriptions is small; a larger one is something else. */
const MAX_BYTES = 1024 * 1024;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The instances of a file as “Export Instances…” writes it, or the one that the environment names. Throws an Error whose
 * message says what is missing.
 */
export async function configuredInstances(
  file: string | undefined,
  environment: Environment,
): Promise<readonly ConnectionDescriptor[]> {
  const found = file === undefined ? fromEnvironment(environment) : await fromFile(file);
  for (const { name, url, signIn } of found) {
    if (!isSafe(url) || (signIn.kind === 'imsServiceAccount' && !isSafe(signIn.tokenEndpoint))) {
      throw new Error(`The secret of ${name} would be sent in clear text: its address must begin with https://.`);
    }
  }
  return found;
}

async function fromFile(file: string): Promise<readonly ConnectionDescriptor[]> {
  if ((await stat(file)).size > MAX_BYTES) {
    throw new Error(`${file} is too large for a list of instances.`);
  }
  const content: unknown = JSON.parse(await readFile(file, 'utf8'));
  const list: unknown =
    typeof content === 'object' && content !== null && 'instances' in content ? content.instances : undefined;
  const read = (Array.isArray(list) ? list : []).map((value: unknown) => parseDescriptor(withoutSecret(value)));
  if (read.length === 0 || read.includes(undefined)) {
    throw new Error(`${file} holds no instances, or one that cannot be read: make it with “Export Instances…”.`);
  }
  return read.filter((descriptor) => descriptor !== undefined);
}

/** A file is no place for a secret: whoever put one there should notice at once. */
function withoutSecret(value: unknown): unknown {
  const text = JSON.stringify(value);
  if (/"(?:password|secret|clientSecret|token)"\s*:/i.test(text)) {
    throw new Error(
      'The file of instances holds a secret. Take it out, and put it into the environment or the keyring.',
    );
  }
  return value;
}

function fromEnvironment(environment: Environment): readonly ConnectionDescriptor[] {
  const url = environment['DELIVERY_DOCTOR_URL'];
  const operator = environment['DELIVERY_DOCTOR_OPERATOR'];
  const descriptor = parseDescriptor({
    id: 'default',
    name: 'default',
    url: url?.replace(/\/+$/, ''),
    environment: environment['DELIVERY_DOCTOR_ENVIRONMENT'] ?? 'production',
    signIn: { kind: 'password', operator },
    servers: [],
  });
  if (descriptor === undefined) {
    throw new Error('No instance is named: give --config, or DELIVERY_DOCTOR_URL and DELIVERY_DOCTOR_OPERATOR.');
  }
  return [descriptor];
}

function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
