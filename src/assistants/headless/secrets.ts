import { execFile } from 'node:child_process';
import type { ConnectionDescriptor } from '../../connections/descriptor';

/** A keyring may ask to be unlocked; nobody waits longer, ms. */
const LIMIT_MS = 20_000;
const LONGEST = 64 * 1024;

type Environment = Readonly<Record<string, string | undefined>>;
type Instance = Pick<ConnectionDescriptor, 'id' | 'name'>;

/** Runs a program of the keyring; undefined where it is missing, or knows of no such secret. */
export type AskKeyring = (program: string, args: readonly string[]) => Promise<string | undefined>;

/**
 * The secret of an instance: from the environment, else from the system's keyring. `undefined` when neither has it. It is
 * never written anywhere, nor handed to another process.
 */
export async function secretOf(
  instance: Instance,
  instances: readonly Instance[],
  environment: Environment,
  platform: NodeJS.Platform = process.platform,
  ask: AskKeyring = askKeyring,
): Promise<string | undefined> {
  const named = [instance.id, instance.name].map(
    (name) => environment[`DELIVERY_DOCTOR_SECRET_${nameInCapitals(name)}`],
  );
  const only = instances.length === 1 ? environment['DELIVERY_DOCTOR_SECRET'] : undefined;
  const given = [...named, only].find((secret) => secret !== undefined && secret !== '');
  if (given !== undefined) {
    return given;
  }
  switch (platform) {
    case 'linux':
      return ask('secret-tool', ['lookup', 'service', 'delivery-doctor', 'instance', instance.id]);
    case 'darwin':
      return ask('security', ['find-generic-password', '-s', 'delivery-doctor', '-a', instance.id, '-w']);
    default:
      return undefined;
  }
}

/** `Shop FR` → `SHOP_FR`. */
function nameInCapitals(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

const askKeyring: AskKeyring = (program, args) =>
  new Promise((resolve) => {
    execFile(program, args, { timeout: LIMIT_MS, maxBuffer: LONGEST }, (error, output) => {
      const secret = output.replace(/\r?\n$/, '');
      resolve(error === null && secret !== '' ? secret : undefined);
    });
  });
