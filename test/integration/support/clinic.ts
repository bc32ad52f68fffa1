import assert from 'node:assert/strict';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { CampaignInstance } from '../../../src/campaign/instance';
import type { ConnectionDescriptor } from '../../../src/connections/descriptor';
import { startDemo, type DemoOptions, type RunningDemo } from '../../../src/demo';
import { ATTENTION_GROUPS } from '../../../src/domain/attention';
import type { Confirmation } from '../../../src/platform/confirm';
import type { PickRequest } from '../../../src/platform/prompter';
import type { TestApi } from '../../../src/testApi';
import { answering, Person } from './answers';
import { command, door } from './door';
import { eventually } from './tree';

export const never = new AbortController().signal;

/** SOAP methods that only read, or sign in and out; every other call is a write. */
const READS: readonly string[] = [
  '',
  'Logon',
  'Logoff',
  'ExecuteQuery',
  'DumpInstanceState',
  'GetEntityIfMoreRecent',
  'GetOption',
  'GetServerTime',
  'BearerTokenLogon',
];

/** Takes the last choice of every list, and agrees to everything, or to nothing. `meanwhile` happens while they think. */
export class Patient extends Person {
  constructor(
    agrees = true,
    private readonly meanwhile?: () => Promise<void>,
  ) {
    super([], agrees);
  }

  override async pick<T>({ choices }: PickRequest<T>): Promise<T> {
    const chosen = choices.at(-1);
    assert.ok(chosen, 'nothing to choose from');
    return chosen.value;
  }

  override readonly confirm = async (confirmation: Confirmation): Promise<boolean> => {
    this.confirmations.push(confirmation);
    await this.meanwhile?.();
    return this.agrees;
  };
}

/** What applying a remedy did: what was asked, sent, said and recorded. */
export interface Treatment {
  readonly asked: readonly Confirmation[];
  /** SOAP methods and commands of nlserver that change something, in the order they arrived. */
  readonly writes: readonly string[];
  /** What the notification said; of an error, in front of its next step. */
  readonly said: readonly string[];
  /** New lines of the Activity, `[done] what`. */
  readonly activity: readonly string[];
}

/** A demo with troubles, connected as production, whose every write is counted where it arrives. */
export class Clinic {
  private constructor(
    readonly id: string,
    readonly opened: TestApi,
    readonly demo: RunningDemo,
    readonly instance: CampaignInstance,
    private readonly soapWrites: string[],
  ) {}

  static async open(id: string, options: DemoOptions): Promise<Clinic> {
    const opened = await door();
    const writes: string[] = [];
    const onRequest = (_path: string, method: string): void => {
      if (!READS.includes(method)) {
        writes.push(method);
      }
    };
    const demo = await startDemo({ seed: 1, recipients: 400, onRequest, ...options });
    const { url, operator, password, servers } = demo.handle;
    for (const { installDir } of servers) {
      writeDownCommands(installDir);
    }
    const descriptor: ConnectionDescriptor = {
      id,
      name: 'Cure',
      url,
      environment: 'production',
      signIn: { kind: 'password', operator },
      servers: servers.map(({ name, installDir }) => ({ name, channel: { kind: 'local', installDir } })),
    };
    await opened.secrets.set(id, password);
    await opened.store.save(descriptor);
    return new Clinic(id, opened, demo, await opened.manager.instance(id, never), writes);
  }

  async close(): Promise<void> {
    await this.opened.manager.disconnect(this.id);
    await this.opened.store.remove(this.id);
    await this.demo.close();
  }

  async idOf(label: string): Promise<string> {
    const now = Date.now() + this.instance.info.clockOffsetMs;
    for (const group of ATTENTION_GROUPS) {
      const { rows } = await this.instance.deliveries.list({ group, now, pageSize: 200 }, never);
      const found = rows.find((delivery) => delivery.label === label);
      if (found !== undefined) {
        return found.id;
      }
    }
    return assert.fail(`no delivery ${label}`);
  }

  /** Asks why the delivery waits, and shows the answer as text; answers its id. */
  async examine(label: string): Promise<string> {
    const deliveryId = await this.idOf(label);
    // Each open report is examined again after every change.
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await command('whyPending', { connectionId: this.id, deliveryId });
    await asText();
    return deliveryId;
  }

  /** The remedies that the report in front offers, as the links in its text carry them. */
  async fixes(): Promise<readonly { readonly title: string; readonly argument: unknown }[]> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    assert.equal(uri?.scheme, 'delivery-doctor-report');
    const document = await vscode.workspace.openTextDocument(uri);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
    return links.flatMap(({ range, target }) => {
      if (target?.scheme !== 'command') {
        return [];
      }
      assert.equal(target.path, 'deliveryDoctor.applyRemedy');
      const [argument] = JSON.parse(target.query) as readonly unknown[];
      return [{ title: document.getText(range), argument }];
    });
  }

  async fix(title: RegExp): Promise<unknown> {
    const offered = await this.fixes();
    const found = offered.find((one) => title.test(one.title));
    assert.ok(found, `no ${String(title)} among ${offered.map((one) => one.title).join(' | ')}`);
    return found.argument;
  }

  apply(argument: unknown, person = new Patient()): Promise<Treatment> {
    return this.treat(person, () => command('applyRemedy', argument));
  }

  undo(person = new Patient()): Promise<Treatment> {
    return this.treat(person, () => command('undoRemedy'));
  }

  /** What any other work did, with a person who answers its questions. */
  during(person: Patient, work: () => Promise<void>): Promise<Treatment> {
    return this.treat(person, work);
  }

  private async treat(person: Patient, work: () => Promise<void>): Promise<Treatment> {
    const { records } = this.opened.activity;
    const [soap, shell, known] = [this.soapWrites.length, this.commands().length, records.length];
    const said = await overhearing(() => answering(this.opened, person, work));
    return {
      asked: person.confirmations,
      writes: [...this.soapWrites.slice(soap), ...this.commands().slice(shell)],
      said,
      activity: records.slice(known).map(({ outcome, who, where, what }) => `[${outcome}] ${who} @ ${where}: ${what}`),
    };
  }

  /** Commands that arrived at the servers and change something. */
  private commands(): readonly string[] {
    return this.demo.handle.servers.flatMap(({ installDir }) =>
      readFileSync(callsOf(installDir), 'utf8')
        .split('\n')
        .filter((call) => /^(start|stop|restart|config|shutdown)\b/.test(call)),
    );
  }
}

/** The text of the report whose panel was opened last. */
export async function asText(): Promise<vscode.TextDocument> {
  // An older text in front must not be taken for the one that was asked for.
  const texts = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === 'delivery-doctor-report');
  await vscode.window.tabGroups.close(texts, true);
  return eventually('the text of the report', async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.uri.scheme === 'delivery-doctor-report') {
      return document;
    }
    // VS Code tells a little later which panel is in front: asked before that, the command finds none.
    await command('showReportAsText');
    return undefined;
  });
}

function callsOf(installDir: string): string {
  return join(installDir, 'bin', 'calls');
}

/** Puts a script in front of a server's nlserver that writes down how it is called. */
function writeDownCommands(installDir: string): void {
  const bin = join(installDir, 'bin');
  renameSync(join(bin, 'nlserver'), join(bin, 'nlserver.real'));
  writeFileSync(
    join(bin, 'nlserver'),
    '#!/bin/sh\nhere=$(dirname -- "$0")\necho "$*" >> "$here/calls"\nexec "$here/nlserver.real" "$@"\n',
  );
  chmodSync(join(bin, 'nlserver'), 0o755);
  writeFileSync(callsOf(installDir), '');
}

/** What is said in notifications while `work` goes on. */
async function overhearing(work: () => Promise<void>): Promise<readonly string[]> {
  const said: string[] = [];
  const window = vscode.window as {
    -readonly [Part in 'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage']: unknown;
  };
  const before = {
    showInformationMessage: window.showInformationMessage,
    showWarningMessage: window.showWarningMessage,
    showErrorMessage: window.showErrorMessage,
  };
  const hear = async (text: string): Promise<undefined> => {
    said.push(text);
  };
  Object.assign(window, { showInformationMessage: hear, showWarningMessage: hear, showErrorMessage: hear });
  try {
    await work();
  } finally {
    Object.assign(window, before);
  }
  return said;
}
