import { l10n } from 'vscode';
import type { Unchecked } from '../../domain/finding';
import type { Observed } from '../../domain/judgement/observed';
import { languageOfTheWindow } from '../../platform/language';
import { diagnoseDelivery } from '../diagnoseDelivery';
import { examineInstance } from '../examineInstance';
import { plain, table } from '../markdown';
import { renderHealth, renderReport } from '../reportMarkdown';
import { observe } from '../source';
import type { SupportFile, SupportOptions, SupportTarget } from './contract';
import { knownTexts } from './knownTexts';
import { maskText } from '../../connections/maskText';
import { serverFiles, type From } from './serverFiles';
import { thresholdsFrom } from '../../domain/advisor/rule';
import { THRESHOLDS } from '../../domain/advisor/rules';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import type { Settings } from '../../platform/settings/definitions';

/** Time limits of one source and of the diagnosis, which has its own for each source, ms. */
const LIMIT_MS = 20_000;
const ANSWER_LIMIT_MS = 60_000;

const JOURNAL_LINES = 300;

/** Everything that support asks for first, masked. Rejects only when cancelled: what cannot be read is named in it. */
export async function gatherSupport(
  options: SupportOptions,
  target: SupportTarget,
  signal: AbortSignal,
): Promise<readonly SupportFile[]> {
  const { access, now } = options;
  const failed: Unchecked[] = [];
  const within =
    (timeoutMs: number): From =>
    async (source, work) => {
      const read = await observe({ source, timeoutMs, now, signal }, work);
      if (!read.ok) {
        failed.push({ what: read.source, because: read.because });
      }
      return read;
    };
  const from = within(LIMIT_MS);
  const instance = await from(l10n.t('the instance'), (limit) => access.instance(target.connectionId, limit));
  const opened = await from(l10n.t('servers'), () => access.servers(target.connectionId));
  const name = instance.ok ? instance.value.info.instanceName : undefined;
  const servers = opened.ok && name !== undefined ? opened.value.map((server) => serverFiles(server, name, from)) : [];
  const [answer, journal, ...perServer] = await Promise.all([
    answerOf(options, target, within(ANSWER_LIMIT_MS)),
    instance.ok ? journalOf(instance, target, from) : [],
    ...servers,
  ]);
  const versions: (readonly [string, string])[] = [
    ...options.versions(),
    ...(instance.ok ? [[l10n.t('Adobe Campaign'), versionOf(instance)] as const] : []),
    ...(opened.ok
      ? opened.value.flatMap(({ name: server }, index) =>
          perServer[index]?.version === undefined ? [] : [[server, perServer[index].version] as const],
        )
      : []),
  ];
  const files: SupportFile[] = [
    { path: 'about.md', text: about(options, target, versions, failed) },
    ...answer,
    ...journal,
    ...perServer.flatMap((server) => server.files),
    ...knownTexts([...journal, ...perServer.flatMap((server) => server.files)], languageOfTheWindow()),
    { path: 'settings.json', text: settingsText(options.settings(), access.descriptor(target.connectionId)) },
  ];
  const secrets = await options.secretsOf(target.connectionId);
  return files.map(({ path, text }) => ({ path: maskText(path, secrets), text: maskText(text, secrets) }));
}

async function answerOf(
  { access, now, settings }: SupportOptions,
  { connectionId, deliveryId }: SupportTarget,
  from: From,
): Promise<readonly SupportFile[]> {
  const descriptor = access.descriptor(connectionId);
  if (descriptor === undefined) {
    return [];
  }
  if (deliveryId === undefined) {
    const report = await from(l10n.t('health of the instance'), (signal) =>
      examineInstance(access, connectionId, {
        now,
        signal,
        threshold: settings().threshold,
        dkimSelectors: settings().dkimSelectors,
      }),
    );
    return report.ok ? [{ path: 'health.md', text: renderHealth(report.value, descriptor) }] : [];
  }
  const report = await from(l10n.t('diagnosis of the delivery'), async (signal) => {
    const diagnosis = await diagnoseDelivery(access, { connectionId, deliveryId }, now, signal);
    const delivery = await (await access.instance(connectionId, signal)).deliveries.get(deliveryId, signal);
    return delivery === undefined ? '' : renderReport(diagnosis, delivery, descriptor);
  });
  return report.ok ? [{ path: 'diagnosis.md', text: report.value }] : [];
}

type Opened = Extract<Observed<Awaited<ReturnType<SupportOptions['access']['instance']>>>, { ok: true }>;

async function journalOf(
  { value: instance }: Opened,
  { deliveryId }: SupportTarget,
  from: From,
): Promise<readonly SupportFile[]> {
  if (deliveryId === undefined) {
    return [];
  }
  const lines = await from(l10n.t('journal of the delivery'), (limit) =>
    instance.audit.tail(deliveryId, JOURNAL_LINES, limit),
  );
  if (!lines.ok) {
    return [];
  }
  const text = lines.value
    .map(({ at, message }) => `${at === undefined ? '' : new Date(at).toISOString()}  ${message}`)
    .join('\n');
  return [{ path: 'journal.txt', text: `${text}\n` }];
}

function versionOf({ value: { info } }: Opened): string {
  const parts = [info.version, info.build].filter((part) => part !== undefined);
  return parts.length === 0 ? l10n.t('not reported') : parts.join(', ');
}

function about(
  { access, now }: SupportOptions,
  { connectionId, deliveryId }: SupportTarget,
  versions: readonly (readonly [string, string])[],
  failed: readonly Unchecked[],
): string {
  const descriptor = access.descriptor(connectionId);
  const subject = [descriptor?.name, descriptor?.environment, descriptor?.url, deliveryId]
    .filter((part) => part !== undefined)
    .join(' · ');
  return [
    `# ${l10n.t('Support report')}`,
    plain(subject),
    l10n.t(
      'Gathered {0}. Passwords, tokens, keys, the names in mail addresses and telephone numbers are masked.',
      new Date(now()).toISOString(),
    ),
    `## ${l10n.t('Versions')}`,
    table([l10n.t('program'), l10n.t('version')], versions),
    ...(failed.length === 0
      ? []
      : [
          `## ${l10n.t('Could not be read')}`,
          failed.map(({ what, because }) => `- ${plain(what)}: ${plain(because)}`).join('\n'),
        ]),
    '',
  ].join('\n\n');
}

/** The settings of the extension and of the connection. Of commands that reach servers only the names: arguments may hold anything. */
function settingsText(
  { commandTemplates, threshold, ...settings }: Settings,
  descriptor: ConnectionDescriptor | undefined,
): string {
  const connection = descriptor && {
    environment: descriptor.environment,
    signIn: descriptor.signIn.kind,
    caFile: descriptor.caFile !== undefined,
    servers: descriptor.servers.map(({ name, channel }) => ({ name, channel: channel.kind })),
  };
  const valueOf = thresholdsFrom(threshold);
  const advisor = Object.fromEntries(THRESHOLDS.map((one) => [one.name, valueOf(one)]));
  return `${JSON.stringify({ settings: { ...settings, advisor, commandTemplates: [...commandTemplates.keys()] }, connection }, undefined, 2)}\n`;
}
