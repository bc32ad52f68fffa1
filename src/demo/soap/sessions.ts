import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { SoapFault } from './fault';

/** How many refusals ban a login, and for how long (api facts: options XtkSecurity_*). */
export interface LockoutRules {
  readonly attempts: number;
  readonly windowMs: number;
  readonly firstBanMs: number;
  readonly longestBanMs: number;
}

export const DEFAULT_LOCKOUT: LockoutRules = {
  attempts: 3,
  windowMs: 10 * 60_000,
  firstBanMs: 5 * 60_000,
  longestBanMs: 60 * 60_000,
};

export interface Account {
  readonly login: string;
  readonly password: string;
  readonly operatorId: number;
  readonly rights: readonly string[];
}

export interface Session {
  readonly token: string;
  readonly securityToken: string;
  readonly account: Account;
  readonly expires: number;
}

interface Failures {
  times: number[];
  bannedUntil: number;
  bans: number;
}

/** Seconds that both tokens live: Campaign's default. */
const LIFE_MS = 86_400_000;

function sameText(a: string, b: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

export function expired(): SoapFault {
  return new SoapFault({ message: 'XSV-350008 Session has expired or is invalid. Please reconnect.' });
}

function refused(): SoapFault {
  return new SoapFault({ message: 'XSV-350012 Invalid login or password.', httpStatus: 403 });
}

/** Logons, tokens, and the ban of logins that fail too often. Times are the real clock's, epoch ms. */
export class Sessions {
  private readonly sessions = new Map<string, Session>();
  private readonly failures = new Map<string, Failures>();

  constructor(
    private readonly accounts: readonly Account[],
    private readonly bearerTokens: ReadonlySet<string>,
    private readonly now: () => number,
    private readonly lockout: LockoutRules = DEFAULT_LOCKOUT,
  ) {}

  /** Throws XSV-350012 (HTTP 403) on wrong credentials, and while the login is banned even on right ones. */
  logon(login: string, password: string): Session {
    const failures = this.failures.get(login) ?? { times: [], bannedUntil: 0, bans: 0 };
    if (this.now() < failures.bannedUntil) {
      throw new SoapFault({
        message: 'XSV-350012 Invalid login or password.',
        detail: 'Too many failed logons: this login is locked for some minutes.',
        httpStatus: 403,
      });
    }
    const account = this.accounts.find((item) => item.login === login);
    if (account === undefined || !sameText(account.password, password)) {
      this.countFailure(login, failures);
      throw refused();
    }
    this.failures.delete(login);
    return this.open(account);
  }

  /** Trades an access token for a session (`BearerTokenLogon`). */
  bearerLogon(token: string): Session {
    const [account] = this.accounts;
    if (account === undefined || !this.bearerTokens.has(token)) {
      throw refused();
    }
    return this.open(account);
  }

  /** The account behind an `Authorization: Bearer` header. */
  bearer(token: string): Account {
    const [account] = this.accounts;
    if (account === undefined || !this.bearerTokens.has(token)) {
      throw expired();
    }
    return account;
  }

  /** Both tokens must be right. Throws XSV-350008. */
  check(token: string, securityToken: string): Session {
    const session = this.sessions.get(token);
    if (session === undefined || session.expires <= this.now() || !sameText(session.securityToken, securityToken)) {
      throw expired();
    }
    return session;
  }

  logoff(token: string): void {
    this.sessions.delete(token);
  }

  /** Ends every session, as a restart of the web module does. */
  expireAll(): void {
    this.sessions.clear();
  }

  open(account: Account): Session {
    const session: Session = {
      token: `___${randomUUID()}`,
      securityToken: `@${randomBytes(80).toString('base64url').slice(0, 106)}==`,
      account,
      expires: this.now() + LIFE_MS,
    };
    this.sessions.set(session.token, session);
    return session;
  }

  private countFailure(login: string, failures: Failures): void {
    const since = this.now() - this.lockout.windowMs;
    failures.times = [...failures.times.filter((time) => time > since), this.now()];
    if (failures.times.length >= this.lockout.attempts) {
      const ban = Math.min(this.lockout.firstBanMs * 2 ** failures.bans, this.lockout.longestBanMs);
      failures.bannedUntil = this.now() + ban;
      failures.bans++;
      failures.times = [];
    }
    this.failures.set(login, failures);
  }
}
