import { element, type XmlElement } from '../xml/element';
import { escapeAttribute } from '../xml/write';
import { isElement } from '../xml/element';
import type { AffinitySpec, ModuleSpec, ServerSpec } from './spec';

/** Indented XML, one element a line: configuration files are read by people. */
function pretty(node: XmlElement, indent = ''): string {
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
  const children = node.children.filter(isElement);
  if (children.length === 0) {
    return `${indent}<${node.name}${attributes}/>\n`;
  }
  return `${indent}<${node.name}${attributes}>\n${children.map((child) => pretty(child, `${indent}  `)).join('')}${indent}</${node.name}>\n`;
}

const document = (root: XmlElement): string => `<?xml version='1.0'?>\n${pretty(root)}`;

function affinityElement({ name, localDomain, ips }: AffinitySpec): XmlElement {
  return element(
    'IPAffinity',
    { name, localDomain },
    ips.map((ip) => element('IP', { ...ip })),
  );
}

function mtaElement({ autoStart }: ModuleSpec, server: ServerSpec): XmlElement {
  const smtp = element('smtp', { enableTLS: false, maxSessionsPerChild: 1000 }, server.affinities.map(affinityElement));
  return element('mta', { autoStart, statServerAddress: server.statServerAddress }, [
    element('child', { maxWaitingMessages: 2000 }, [smtp]),
  ]);
}

/** `conf/config-<instance>.xml`: the modules of one instance. */
export function instanceConfig(server: ServerSpec, instance: string): string {
  const modules = server.modules
    .filter((item) => item.instance === instance)
    .map((item) =>
      item.name === 'mta' ? mtaElement(item, server) : element(item.name, { autoStart: item.autoStart }),
    );
  return document(
    element('serverconf', {}, [
      element('shared', {}, [
        element('dataStore', { hosts: '*', lang: 'en_GB' }, [
          element('dataSource', { name: 'default' }, [
            element('dbcnx', { provider: 'PostgreSQL', server: 'db.demo.internal' }),
          ]),
        ]),
      ]),
      ...modules,
    ]),
  );
}

/** `conf/config-default.xml`: the modules that serve all instances. */
export function defaultConfig(server: ServerSpec): string {
  const modules = server.modules
    .filter((item) => item.instance === 'default')
    .map((item) =>
      element(item.name, { autoStart: item.autoStart, args: item.name === 'web' ? '-tomcat' : undefined }),
    );
  return document(element('serverconf', {}, modules));
}

/**
 * `conf/serverConf.xml`. A real MTA looks at its database every 30 s (dataBasePoolPeriodSec); here the period is
 * short so that nobody has to wait, and may be set to the real one.
 */
export function serverConfig(pollSeconds: number): string {
  return document(
    element('serverconf', {}, [
      element('shared', {}, [
        element('authentication', { sessionTimeOutSec: 86_400, securityTimeOutSec: 86_400 }),
        element('watchdog', { processRestartTime: '06:00:00' }),
      ]),
      element('mta', { autoStart: false, statServerAddress: '', useMomentum: false, verifyMode: false }, [
        element('master', {
          dataBasePoolPeriodSec: pollSeconds,
          dataBaseRetryDelaySec: 60,
          maxSpareServers: 2,
          minSpareServers: 0,
          startSpareServers: 0,
        }),
        element('child', { idleChildTimeoutSec: 60, maxAgeSec: 600, maxWaitingMessages: 2000, maxWorkingSetMb: 256 }),
      ]),
      element('syslogd', { maxFileSizeMb: 10, maxNumberOfLoginsFiles: 365 }),
      element('trackinglogd', { maxLogsSizeOnDiskMb: 500, maxSharedLogs: 25_000 }),
      element('web', { httpPort: 8080, controlPort: 8005 }),
    ]),
  );
}
