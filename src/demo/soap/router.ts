import type { Instance } from '../instance';
import { findSchema } from '../schemas/registry';
import { writeAnswer, writeFault } from './envelope';
import { SoapFault } from './fault';
import type { Method } from './method';
import { readCall, tokenInCookie, type SoapCall } from './request';
import { expired, type Account, type Session, type Sessions } from './sessions';

export interface HttpRequestHead {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface RouterAnswer {
  readonly status: number;
  readonly body: string;
}

function header(head: HttpRequestHead, name: string): string {
  const value = head.headers[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

interface Identity {
  readonly account?: Account;
  readonly session?: Session;
}

/** Who calls: a bearer token, or session and security token wherever the caller's dialect puts them. */
export function identify(head: HttpRequestHead, sessions: Sessions, call?: SoapCall): Identity {
  const authorization = header(head, 'authorization');
  if (authorization.startsWith('Bearer ')) {
    return { account: sessions.bearer(authorization.slice('Bearer '.length).trim()) };
  }
  const candidates = [
    tokenInCookie(header(head, 'cookie')),
    header(head, 'x-session-token'),
    call?.headerCookie,
    call?.sessionToken,
  ];
  const token = candidates.find((text) => text !== undefined && text !== '');
  const security = [header(head, 'x-security-token'), call?.headerSecurityToken].find(
    (text) => text !== undefined && text !== '',
  );
  if (token === undefined || security === undefined) {
    throw expired();
  }
  const session = sessions.check(token, security);
  return { account: session.account, session };
}

/** Finds the method of a call. Composed URNs are `interface|entity`; a schema also has its interface's methods. */
export class Router {
  private readonly methods: ReadonlyMap<string, Method>;

  constructor(
    methods: readonly Method[],
    private readonly sessions: Sessions,
  ) {
    this.methods = new Map(methods.map((method) => [`${method.service}#${method.name}`, method]));
  }

  async answer(instance: Instance, head: HttpRequestHead, body: string): Promise<RouterAnswer> {
    try {
      const call = readCall(body, header(head, 'soapaction'));
      const { method, entity } = this.find(call);
      const identity = method.anonymous === true ? {} : identify(head, this.sessions, call);
      this.checkRight(method, identity.account);
      const values = await method.run({
        instance,
        args: call.args,
        account: identity.account,
        session: identity.session,
        entity,
      });
      return { status: 200, body: writeAnswer(call.urn, call.method, values) };
    } catch (error) {
      const fault = error instanceof SoapFault ? error : internalFault(error);
      return { status: fault.httpStatus, body: writeFault(fault) };
    }
  }

  private find(call: SoapCall): { method: Method; entity: string } {
    const parts = call.urn.split('|');
    const entity = parts.at(-1) ?? '';
    const services = parts.flatMap((part) => [part, ...interfacesOf(part)]);
    for (const service of services) {
      const method = this.methods.get(`${service}#${call.method}`);
      if (method !== undefined) {
        return { method, entity };
      }
    }
    if (findSchema(entity) === undefined) {
      throw new SoapFault({ message: `SOP-330024 The '${call.urn}' library does not exist.` });
    }
    throw new SoapFault({
      message: `SOP-330006 The method '${call.method}' is not defined in the SOAP service '${call.urn}'.`,
    });
  }

  private checkRight(method: Method, account: Account | undefined): void {
    if (method.right === undefined || account === undefined) {
      return;
    }
    if (account.rights.includes('admin') || account.rights.includes(method.right)) {
      return;
    }
    throw new SoapFault({
      message: `XSV-350009 You do not have the rights required for this operation.`,
      detail: `Operator '${account.login}' needs the named right '${method.right}'.`,
    });
  }
}

/** What a schema takes over: sessions and entities persist, jobs have the job interface. */
function interfacesOf(id: string): string[] {
  const declared = findSchema(id)?.definition.implements;
  const job = id === 'xtk:job' || id === 'nms:delivery' ? ['xtk:jobInterface'] : [];
  return declared === undefined ? job : [declared, ...job];
}

function internalFault(error: unknown): SoapFault {
  const text = error instanceof Error ? error.message : String(error);
  return new SoapFault({
    message: 'SOP-330011 Error while executing a method.',
    detail: text,
    faultCode: 'SOAP-ENV:Server',
  });
}
