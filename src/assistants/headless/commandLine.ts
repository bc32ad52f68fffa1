/** What `delivery-doctor-mcp` was asked for. */
export type CommandLine =
  { readonly kind: 'help' } | { readonly kind: 'version' } | { readonly kind: 'serve'; readonly config?: string };

export const USAGE = `Usage: delivery-doctor-mcp [--config FILE]

Serves tools that look at Adobe Campaign Classic over MCP (stdio). It reads; it can change nothing.

  --config FILE   instances: a file of "Export Instances…", or the same by hand
  --version
  --help

Without a file, one instance from the environment:
  DELIVERY_DOCTOR_URL, DELIVERY_DOCTOR_OPERATOR, DELIVERY_DOCTOR_ENVIRONMENT (production without it)

The secret of an instance comes from the first of these that has it:
  DELIVERY_DOCTOR_SECRET_<NAME>   the name or id in capitals, everything but letters and digits as _
  DELIVERY_DOCTOR_SECRET          where there is one instance
  the keyring of the system       Linux:  secret-tool store --label="Campaign" service delivery-doctor instance ID
                                  macOS:  security add-generic-password -s delivery-doctor -a ID -w
It is never taken from the command line nor from the file.`;

/** Reads the arguments; throws an Error whose message says what is wrong with them. */
export function readCommandLine(args: readonly string[]): CommandLine {
  let config: string | undefined;
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', inline] = (args[at] ?? '').split(/=(.*)/s, 2);
    if (name === '--help') {
      return { kind: 'help' };
    }
    if (name === '--version') {
      return { kind: 'version' };
    }
    if (name !== '--config') {
      throw new Error(`Unknown option: ${name}\n\n${USAGE}`);
    }
    at += inline === undefined ? 1 : 0;
    config = inline ?? args[at];
    if (config === undefined || config === '') {
      throw new Error('--config needs a file.');
    }
  }
  return { kind: 'serve', ...(config === undefined ? {} : { config }) };
}
