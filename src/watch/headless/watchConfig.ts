import * as z from 'zod/mini';

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const name = z.string().check(z.regex(NAME));
/** Name of an environment variable: secrets stand neither in the file nor on the command line. */
const secretEnv = name;

const SignIn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('password'), operator: z.string(), secretEnv }),
  z.strictObject({
    kind: z.literal('imsServiceAccount'),
    clientId: z.string(),
    tokenEndpoint: z.string(),
    scope: z.string(),
    secretEnv,
  }),
]);

const Channel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('local'), installDir: z.string() }),
  z.strictObject({
    kind: z.literal('ssh'),
    host: z.string(),
    user: z.optional(z.string()),
    port: z.optional(z.int()),
    installDir: z.string(),
  }),
  z.strictObject({
    kind: z.literal('template'),
    template: z.string(),
    host: z.string(),
    instance: z.optional(z.string()),
    installDir: z.string(),
  }),
]);

const argumentsArray = z.array(z.string()).check(z.minLength(1));

const WatchConfigSchema = z.strictObject({
  /** Folder for alerts and the recorder. */
  state: z.string(),
  /** Port on 127.0.0.1 that serves the metrics; 0 takes a free one. */
  port: z.int().check(z.minimum(0), z.maximum(65_535)),
  instances: z
    .array(
      z.strictObject({
        /** As it is called in metrics and alerts. */
        name: z.string().check(z.minLength(1), z.maxLength(64)),
        url: z.url(),
        signIn: SignIn,
        caFile: z.optional(z.string()),
        servers: z._default(z.array(z.strictObject({ name: z.string(), channel: Channel })), []),
      }),
    )
    .check(z.minLength(1)),
  /** What VS Code would have under `deliveryDoctor.…`: `watch.seconds` and the like. */
  settings: z._default(z.record(z.string(), z.unknown()), {}),
  /** Argument arrays that reach a server, by name. */
  commandTemplates: z._default(z.record(z.string(), argumentsArray), {}),
  onAlert: z.optional(
    z.strictObject({
      /** A program with its arguments, run without a shell for each alert. */
      command: z.optional(argumentsArray),
      /** An https address, or one on this machine, that each alert is posted to as JSON. */
      webhook: z.optional(z.url()),
    }),
  ),
});

export type WatchConfig = z.infer<typeof WatchConfigSchema>;
export type WatchedInstanceConfig = WatchConfig['instances'][number];

/** Reads the text of a configuration file. Throws an Error that says what is wrong with it, and where. */
export function parseWatchConfig(text: string): WatchConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`The configuration is no JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const parsed = WatchConfigSchema.safeParse(value);
  if (!parsed.success) {
    throw new Error(`The configuration is not what is expected:\n${parsed.error.issues.map(issueText).join('\n')}`);
  }
  const { data } = parsed;
  const names = data.instances.map((instance) => instance.name);
  const twice = names.find((one, index) => names.indexOf(one) !== index);
  if (twice !== undefined) {
    throw new Error(`Two instances are called ${twice}.`);
  }
  const webhook = data.onAlert?.webhook;
  if (webhook !== undefined && !isSafeAddress(webhook)) {
    throw new Error('onAlert.webhook has to be https, or an address of this machine.');
  }
  return data;
}

/** The secret that an environment variable holds. Throws an Error that names the variable, never its content. */
export function secretOf({ signIn: { secretEnv: variable } }: WatchedInstanceConfig, env: NodeJS.ProcessEnv): string {
  const secret = env[variable];
  if (secret === undefined || secret === '') {
    throw new Error(`The environment variable ${variable} holds no secret.`);
  }
  return secret;
}

function issueText(issue: z.core.$ZodIssue): string {
  const where = issue.path.map(String).join('.');
  const expected = 'expected' in issue ? `expected ${issue.expected}` : issue.code;
  const what = issue.code === 'unrecognized_keys' ? `there is no ${issue.keys.join(', ')}` : expected;
  return `  ${[where, what].filter((part) => part !== '').join(': ')}`;
}

function isSafeAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}
