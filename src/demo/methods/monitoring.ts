import type { Instance } from '../instance';
import { formatDateTime } from '../query/dates';
import { booleanArg, textArg, type Method, type MethodParameter } from '../soap/method';
import { elementValue } from '../soap/values';
import { toNumber, toText } from '../store/store';
import { element, type XmlElement } from '../xml/element';

function processElements({ servers }: Instance, includeDead: boolean): XmlElement[] {
  return servers.servers.map(({ name, hostname }) => {
    const running = servers.modules(name);
    const alive = running.map((module) =>
      element('process', {
        name: module.name,
        instance: module.instance,
        pid: module.pid,
        memory: module.memoryMb,
        status: 'running',
      }),
    );
    const expected = servers.configuration(name)?.expected ?? [];
    const dead = expected.filter((id) => !running.some((module) => `${module.name}@${module.instance}` === id));
    const missing = dead.map((id) => {
      const [module = '', instance = ''] = id.split('@');
      return element('process', { name: module, instance, status: 'missing' });
    });
    return element('host', { name, hostname }, [...alive, ...(includeDead ? missing : [])]);
  });
}

function indicator(name: string, value: number, warning: number, alert: number, max: number): XmlElement {
  return element('indicator', { name }, [
    element('current', { label: name, value, display: `${value} %` }),
    element('warning', { value: warning }),
    element('alert', { value: alert }),
    element('max', { label: '100 %', value: max }),
  ]);
}

function workflowElements({ store }: Instance): XmlElement[] {
  return store.all('SELECT * FROM XtkWorkflow WHERE iProduction = 1 ORDER BY iWorkflowId').map((row) =>
    element('workflow', {
      internalName: toText(row['sInternalName']),
      label: toText(row['sLabel']),
      state: toNumber(row['iState']),
      failed: toNumber(row['iFailed']) === 1,
      processDate: formatDateTime(toNumber(row['tsProcess'])),
    }),
  );
}

/** The state of the instance: our own layout, for Adobe publishes none. */
export function monitoringElement(instance: Instance, includeDead: boolean): XmlElement {
  const { name, clock, store, product } = instance;
  const late = store.number('SELECT COUNT(*) FROM NmsDelivery WHERE iState = 51 AND iIsModel = 0 AND tsContact < ?', [
    clock.now() - 30 * 60_000,
  ]);
  return element(
    'monitoring',
    { instance: name, version: product.version, build: product.build, date: formatDateTime(clock.now()) },
    [
      element('processes', {}, processElements(instance, includeDead)),
      element('system', {}, [
        indicator('memory', 61, 80, 90, 100),
        indicator('swap', 2, 80, 90, 100),
        indicator('disk', 47, 80, 90, 100),
        indicator('load', 23, 80, 90, 100),
      ]),
      element('workflows', {}, workflowElements(instance)),
      element('deliveries', { late }),
    ],
  );
}

const mask: MethodParameter = { name: 'mask', type: 'string' };
const dead: MethodParameter = { name: 'includeDead', type: 'boolean' };
const out: MethodParameter = { name: 'monitoring', type: 'DOMElement', inout: 'out' };
const service = 'nl:monitoring';

/** A mask such as `demo`, `dem*` or '' (all). */
function matches(pattern: string, name: string): boolean {
  if (pattern === '') {
    return true;
  }
  const expression = pattern
    .split(/[,;]/)
    .map((part) =>
      part
        .trim()
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*'),
    )
    .join('|');
  return new RegExp(`^(?:${expression})$`).test(name);
}

/** `nl:monitoring`. */
export const MONITORING_METHODS: readonly Method[] = [
  {
    service,
    name: 'DumpCurrentInstanceState',
    static: true,
    parameters: [out],
    run: ({ instance }) => [elementValue('pMonitoring', monitoringElement(instance, true))],
  },
  ...['DumpInstanceState', 'DumpInstanceStateEx'].map((name): Method => ({
    service,
    name,
    static: true,
    parameters: name.endsWith('Ex')
      ? [mask, dead, { name: 'noDatabaseCheck', type: 'boolean' }, { name: 'criticalLevel', type: 'long' }, out]
      : [mask, dead, out],
    run: (call) => {
      const found = matches(textArg(call, 0), call.instance.name)
        ? monitoringElement(call.instance, booleanArg(call, 1))
        : element('monitoring');
      return [elementValue('pMonitoring', found)];
    },
  })),
];
