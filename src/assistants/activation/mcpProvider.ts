import { EventEmitter, l10n, lm, McpHttpServerDefinition, Uri, window } from 'vscode';
import { untilAborted } from '../../platform/abort';
import { Disposable } from '../../platform/disposable';
import type { Loopback } from '../mcp/loopback';
import type { ToolSource } from '../mcp/toolServer';
import { type Admission, type LoadedAssistants, MCP_PROVIDER } from './contract';

const LABEL = 'Delivery Doctor';
/** Stands in the list until the server is started. */
const NOT_STARTED = Uri.parse('http://127.0.0.1/mcp');

export interface McpProviderOptions {
  readonly version: string;
  readonly load: () => Promise<LoadedAssistants>;
  /** Loads the server, a bundle of its own. */
  readonly loadServer: () => Promise<{ serveLoopback(source: ToolSource): Promise<Loopback> }>;
}

/**
 * Offers the tools as an MCP server to the editor and to the agents that run in it. The server is part of this process and
 * listens on this machine's own address: so it uses the sessions of this window, and no secret leaves it. What a client
 * needs is a token that is made when the editor starts it, held in memory, and void when the next one is made.
 */
export class McpProvider extends Disposable {
  private readonly changes = this._register(new EventEmitter<void>());
  private running: Promise<Loopback> | undefined;
  /** Production instances that the person was asked about, in this window. */
  private readonly admitted = new Map<string, Promise<boolean>>();

  constructor(private readonly options: McpProviderOptions) {
    super();
    const { version } = options;
    this._register(
      lm.registerMcpServerDefinitionProvider(MCP_PROVIDER, {
        onDidChangeMcpServerDefinitions: this.changes.event,
        provideMcpServerDefinitions: () => [new McpHttpServerDefinition(LABEL, NOT_STARTED, {}, version)],
        resolveMcpServerDefinition: () => this.resolve(),
      }),
    );
  }

  override dispose(): void {
    void this.running?.then(
      (server) => server.close(),
      () => undefined,
    );
    super.dispose();
  }

  /** Where the server is, and the token that it answers to. */
  async resolve(): Promise<McpHttpServerDefinition> {
    this.running ??= this.start();
    const { url, newToken } = await this.running;
    return new McpHttpServerDefinition(
      LABEL,
      Uri.parse(url),
      { Authorization: `Bearer ${newToken()}` },
      this.options.version,
    );
  }

  private async start(): Promise<Loopback> {
    try {
      const [assistants, server] = await Promise.all([this.options.load(), this.options.loadServer()]);
      return await server.serveLoopback(assistants.source((admission, signal) => this.admit(admission, signal)));
    } catch (error) {
      this.running = undefined;
      throw error;
    }
  }

  /** An MCP client asks for nobody: the person is asked here, once for each production instance until they say no. */
  private async admit({ instance }: Admission, signal: AbortSignal): Promise<boolean> {
    const asked = this.admitted.get(instance) ?? this.ask(instance);
    this.admitted.set(instance, asked);
    return untilAborted(asked, signal);
  }

  private async ask(instance: string): Promise<boolean> {
    const allow = l10n.t('Allow in This Window');
    const chosen = await window.showWarningMessage(
      l10n.t('An assistant wants to look at the production instance {0} over MCP. It can change nothing.', instance),
      allow,
      l10n.t('Do Not Allow'),
    );
    if (chosen !== allow) {
      this.admitted.delete(instance);
    }
    return chosen === allow;
  }
}
