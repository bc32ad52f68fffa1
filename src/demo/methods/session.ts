import { DATABASE_ID } from '../data/options';
import { formatDateTime } from '../query/dates';
import type { Instance } from '../instance';
import { elementArg, textArg, type Invocation, type Method } from '../soap/method';
import type { Account, Session } from '../soap/sessions';
import { elementValue, stringValue, type SoapValue } from '../soap/values';
import { toNumber, toText } from '../store/store';
import { element, type XmlElement } from '../xml/element';
import { writeEntity, writeCollection } from '../query/write';
import { SoapFault } from '../soap/fault';

const SESSION_SECONDS = 86_400;

function serverInfo({ name, clock, product }: Instance): XmlElement {
  return element('serverInfo', {
    advisedClientBuildNumber: 0,
    allowSQL: false,
    buildNumber: product.build,
    commitId: 'demo',
    databaseId: DATABASE_ID,
    defaultNameSpace: 'cus',
    fohVersion: 2,
    instanceName: name,
    majNumber: Number.parseInt(product.version, 10),
    minClientBuildNumber: 8969,
    minNumber: 4,
    minNumberTechnical: 0,
    releaseName: product.release,
    securityTimeOut: SESSION_SECONDS,
    serverDate: formatDateTime(clock.now()),
    servicePack: 1,
    sessionTimeOut: SESSION_SECONDS,
    useVault: false,
  });
}

function userInfo(account: Account, packages: readonly string[]): XmlElement {
  return element(
    'userInfo',
    {
      datakitInDatabase: true,
      homeDir: '',
      instanceLocale: 'en',
      locale: 'en',
      login: account.login,
      loginCS: `${account.login} (${account.login})`,
      loginId: account.operatorId,
      noConsoleCnx: false,
      orgUnitId: 0,
      theme: '',
      timezone: 'Etc/UTC',
    },
    [
      element('login-group', { id: 1060 }),
      ...account.rights.map((right) => element('login-right', { right })),
      ...packages.map((id) => {
        const [namespace = '', name = ''] = id.split(':');
        return element('installed-package', { namespace, name });
      }),
    ],
  );
}

function logonAnswer(instance: Instance, session: Session): SoapValue[] {
  return [
    stringValue('pstrSessionToken', session.token),
    elementValue(
      'pSessionInfo',
      element('sessionInfo', {}, [serverInfo(instance), userInfo(session.account, instance.product.packages)]),
    ),
    stringValue('pstrSecurityToken', session.securityToken),
  ];
}

/** Which column holds an option's value, by its data type. */
function optionValue(instance: Instance, name: string): { value: string; type: number } {
  const row = instance.store.first('SELECT * FROM XtkOption WHERE sName = ?', [name]);
  if (row === undefined) {
    return { value: '', type: 0 };
  }
  const type = toNumber(row['iDataType']);
  switch (type) {
    case 3:
      return { value: toText(row['iLongValue']), type };
    case 5:
      return { value: toText(row['dDoubleValue']), type };
    case 7:
    case 10:
      return { value: row['tsValue'] === null ? '' : formatDateTime(toNumber(row['tsValue'])), type };
    case 12:
      return { value: toText(row['mValue']), type };
    default:
      return { value: toText(row['sStringValue']), type };
  }
}

function requireAccount({ account }: Invocation): Account {
  if (account === undefined) {
    throw new SoapFault({ message: 'XSV-350008 Session has expired or is invalid. Please reconnect.' });
  }
  return account;
}

function document(invocation: Invocation): XmlElement {
  const found = elementArg(invocation, 0);
  if (found === undefined) {
    throw new SoapFault({ message: 'SOP-330007 The document to write is missing.' });
  }
  return found;
}

const service = 'xtk:session';
const dom = 'DOMElement';

/** `xtk:session`: who is there, what time it is, options. */
export const SESSION_METHODS: readonly Method[] = [
  {
    service,
    name: 'Logon',
    static: true,
    anonymous: true,
    parameters: [
      { name: 'login', type: 'string' },
      { name: 'password', type: 'string' },
      { name: 'parameters', type: dom },
      { name: 'sessionToken', type: 'string', inout: 'out' },
      { name: 'sessionInfo', type: dom, inout: 'out' },
      { name: 'securityToken', type: 'string', inout: 'out' },
    ],
    run: (call) => {
      const session = call.instance.sessions.logon(textArg(call, 0), textArg(call, 1));
      call.instance.servers.logLogin(call.instance.clock.now(), session.account.login);
      return logonAnswer(call.instance, session);
    },
  },
  {
    service,
    name: 'BearerTokenLogon',
    static: true,
    anonymous: true,
    parameters: [
      { name: 'bearerToken', type: 'string' },
      { name: 'sessionToken', type: 'string', inout: 'out' },
      { name: 'sessionInfo', type: dom, inout: 'out' },
      { name: 'securityToken', type: 'string', inout: 'out' },
    ],
    run: (call) => logonAnswer(call.instance, call.instance.sessions.bearerLogon(textArg(call, 0))),
  },
  {
    service,
    name: 'Logoff',
    static: true,
    run: ({ instance, session }) => {
      if (session !== undefined) {
        instance.sessions.logoff(session.token);
      }
      return [];
    },
  },
  { service, name: 'TestCnx', static: true, run: () => [] },
  {
    service,
    name: 'GetUserInfo',
    static: true,
    parameters: [{ name: 'userInfo', type: dom, inout: 'out' }],
    run: (call) => [elementValue('pUserInfo', userInfo(requireAccount(call), call.instance.product.packages))],
  },
  {
    service,
    name: 'GetServerTime',
    static: true,
    anonymous: true,
    parameters: [{ name: 'time', type: 'datetime', inout: 'out' }],
    run: ({ instance }) => [
      { name: 'ptmServerTime', type: 'datetime', value: new Date(instance.clock.now()).toISOString() },
    ],
  },
  {
    service,
    name: 'GetOption',
    static: true,
    parameters: [
      { name: 'name', type: 'string' },
      { name: 'value', type: 'string', inout: 'out' },
      { name: 'type', type: 'byte', inout: 'out' },
    ],
    run: (call) => {
      const { value, type } = optionValue(call.instance, textArg(call, 0));
      return [stringValue('pstrValue', value), { name: 'pbtType', type: 'byte', value: String(type) }];
    },
  },
  {
    service,
    name: 'GetCnxInfo',
    static: true,
    parameters: [{ name: 'cnxInfo', type: dom, inout: 'out' }],
    run: ({ account }) => [
      elementValue(
        'pCnxInfo',
        element('cnxInfo', {}, [element('cnx', { login: account?.login ?? '', instance: 'demo' })]),
      ),
    ],
  },
  {
    service: 'xtk:persist',
    name: 'Write',
    static: true,
    parameters: [{ name: 'doc', type: 'DOMDocument' }],
    run: (call) => {
      writeEntity(call.instance, document(call));
      return [];
    },
  },
  {
    service: 'xtk:persist',
    name: 'WriteCollection',
    static: true,
    parameters: [{ name: 'doc', type: 'DOMDocument' }],
    run: (call) => {
      writeCollection(call.instance, document(call));
      return [];
    },
  },
];
