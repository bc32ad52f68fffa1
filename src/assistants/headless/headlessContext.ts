import { describeError } from '../../connections/errorText';
import { loadExplanations } from '../../connections/knownFault';
import { ConnectionManager } from '../../connections/manager';
import { ConnectionStore } from '../../connections/store';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import { NextStep } from '../../platform/nextStep';
import { Secrets } from '../../platform/secrets';
import { StateStore } from '../../platform/stateStore';
import type { Log } from '../../platform/log';
import type { CampaignModule } from '../../campaign/open';
import type { ServerDescriptor } from '../../servers/descriptor';
import type { ManagedServer } from '../../servers/managedServer';
import type { Judge, ToolContext } from '../context';
import { Handles } from '../handles';
import { readOnlyInstances } from '../readOnlyInstances';

export interface HeadlessOptions {
  readonly instances: readonly ConnectionDescriptor[];
  /** Undefined for one that has none here. */
  readonly secretOf: (instance: ConnectionDescriptor) => Promise<string | undefined>;
  readonly judge: Judge;
  readonly campaign: CampaignModule;
  readonly openServer: (descriptor: ServerDescriptor) => ManagedServer | undefined;
  readonly language: 'en' | 'fr';
  readonly log: Log;
}

/**
 * What tools work with outside of VS Code: the same connections, held in memory. Nobody is there to decide, so nothing is
 * proposed; a refused sign-in is not tried again by itself, as in the editor.
 */
export function headlessContext(options: HeadlessOptions): {
  readonly context: ToolContext;
  readonly close: () => void;
} {
  const { instances, secretOf, judge, campaign, openServer, language, log } = options;
  const held = new Map<string, string>();
  const store = new ConnectionStore(
    new StateStore({
      get: () => instances,
      update: () => Promise.reject(new Error('The list of instances is only read here.')),
    }),
    log,
  );
  const secrets = new Secrets(
    {
      get: async (id) => {
        const instance = instances.find((one) => one.id === id);
        const secret = held.get(id) ?? (instance && (await secretOf(instance)));
        if (secret !== undefined) {
          held.set(id, secret);
        }
        return secret;
      },
      store: () => Promise.resolve(),
      delete: () => Promise.resolve(),
    },
    log,
  );
  const manager = new ConnectionManager({
    store,
    secrets,
    loadCampaign: async () => {
      await loadExplanations();
      return campaign;
    },
    openServer: (descriptor) => Promise.resolve(openServer(descriptor)),
    openSettings: () => ({}),
    askSecret: () => Promise.resolve(undefined),
    now: Date.now,
    log,
  });
  const context: ToolContext = {
    instances: readOnlyInstances({
      list: () => store.all(),
      state: (id) => manager.state(id),
      existing: (id) => manager.existing(id),
      open: async (id, signal) => {
        if ((await secrets.get(id)) === undefined) {
          throw new NextStep({
            what: `No secret was found for the instance ${id}`,
            next: 'Put it into the environment or the keyring: see delivery-doctor-mcp --help.',
          });
        }
        return manager.instance(id, signal);
      },
      servers: (id) => manager.servers(id),
    }),
    judge: () => Promise.resolve(judge),
    explanations: new Handles('E'),
    pages: new Handles('P'),
    now: Date.now,
    language: () => language,
    describeError,
    secrets: () => Promise.resolve([...held.values()]),
  };
  return {
    context,
    close: () => {
      manager.dispose();
      store.dispose();
    },
  };
}
