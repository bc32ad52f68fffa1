import { grouped } from '../engine/journal';
import type { LogLine, ServerFarm } from '../servers/farm';
import { toNumber, toText, type Store } from '../store/store';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far back the logs of the servers go. */
const HOURS = 36;

const info = (at: number, text: string): LogLine => ({ at, level: 'info', text });

/** Lines at regular times between `from` and `to`. */
function every(period: number, from: number, to: number, line: (at: number, index: number) => LogLine): LogLine[] {
  const lines: LogLine[] = [];
  const first = Math.ceil(from / period) * period;
  for (let at = first, index = 0; at < to; at += period, index++) {
    lines.push(line(at, index));
  }
  return lines;
}

/** All processes restart at 06:00. */
function restarts(module: string, from: number, to: number): LogLine[] {
  return every(DAY, from, to, (at) => info(at, `Automatic restart: module '${module}' started`))
    .map((line) => ({ ...line, at: line.at + 6 * HOUR + 4000 }))
    .filter(({ at }) => at < to);
}

function sendings(store: Store, from: number): LogLine[] {
  const rows = store.all(
    'SELECT iDeliveryId, sLabel, tsBroadStart, tsBroadEnd, iSuccess, iError FROM NmsDelivery WHERE iDeliveryMode = 1 AND iIsModel = 0 AND tsBroadStart > ? ORDER BY tsBroadStart',
    [from],
  );
  return rows.flatMap((row) => {
    const name = `Delivery '${toText(row['sLabel'])}' (${toText(row['iDeliveryId'])})`;
    const lines = [info(toNumber(row['tsBroadStart']), `${name}: sending started`)];
    const end = row['tsBroadEnd'];
    if (typeof end === 'number') {
      lines.push(
        info(
          end,
          `${name}: finished, ${grouped(toNumber(row['iSuccess']))} sent, ${grouped(toNumber(row['iError']))} in error`,
        ),
      );
    }
    return lines;
  });
}

/** What the MTA's children met while talking to the providers. */
function conversations(store: Store, from: number, server: number): LogLine[] {
  const rows = store.all(
    `SELECT b.tsEvent AS at, d.sName AS domain, m.sText AS text, m.iFailureType AS type FROM NmsBroadLogRcp b JOIN NmsBroadLogMsg m ON m.iBroadLogMsgId = b.iMsgId
       JOIN DemoDomain d ON d.iDomain = b.iDomain JOIN NmsDelivery v ON v.iDeliveryId = b.iDeliveryId
     WHERE v.iDeliveryMode = 1 AND b.iMsgId > 0 AND b.tsEvent > ? AND b.iBroadLogId % 2 = ? ORDER BY b.tsEvent LIMIT 400`,
    [from, server],
  );
  return rows.map((row) => ({
    at: toNumber(row['at']),
    level: toNumber(row['type']) === 1 ? 'info' : 'warning',
    text: `SMTP ${toText(row['domain'])}: ${toText(row['text'])}`,
  }));
}

const byTime = (lines: readonly LogLine[]): LogLine[] => [...lines].sort((a, b) => a.at - b.at);

/** Fills the logs of all servers with what happened before the demo began. */
export function writeServerHistory(store: Store, farm: ServerFarm, now: number): void {
  const from = now - HOURS * HOUR;
  farm.servers.forEach(({ name }, index) => {
    const runs = (module: string): boolean => farm.modules(name).some((item) => item.name === module);
    farm.logLines(
      name,
      'watchdog',
      byTime([
        ...restarts('web@default', from, now),
        ...every(6 * HOUR, from, now, (at) => info(at, 'All modules with automatic start are running')),
      ]),
    );
    farm.logLines(
      name,
      'web',
      byTime([
        ...restarts('web@default', from, now),
        ...every(30 * MINUTE, from, now, (at, n) =>
          info(at, `SOAP: ${40 + ((n * 37) % 90)} call(s), slowest ${120 + ((n * 53) % 700)} ms`),
        ),
      ]),
    );
    farm.logLines(
      name,
      'trackinglogd',
      byTime([
        ...restarts('trackinglogd@default', from, now),
        ...every(HOUR, from, now, (at, n) => info(at, `${300 + ((n * 211) % 1500)} tracking log(s) written`)),
      ]),
    );
    if (!name.startsWith('sending')) {
      farm.logLines(
        name,
        'webmdl',
        every(20 * MINUTE, from, now, (at, n) => info(at, `${80 + ((n * 67) % 600)} redirection(s) served`)),
      );
      return;
    }
    farm.logLines(name, 'mta', byTime([...restarts('mta', from, now), ...sendings(store, from)]));
    farm.logLines(name, 'mtachild', conversations(store, from, index % 2));
    farm.logLines(
      name,
      'stat',
      byTime([
        ...restarts('stat', from, now),
        ...every(HOUR, from, now, (at, n) => info(at, `${4 + (n % 6)} path(s) known, MX rules unchanged`)),
      ]),
    );
    if (runs('wfserver')) {
      farm.logLines(
        name,
        'wfserver',
        byTime([
          ...restarts('wfserver', from, now),
          ...every(HOUR, from, now, (at, n) => info(at + 40_000, `Workflow 'tracking' executed in ${3 + (n % 9)} s`)),
        ]),
      );
    }
    if (runs('inMail')) {
      farm.logLines(
        name,
        'inMail',
        byTime([
          ...restarts('inMail', from, now),
          ...every(30 * MINUTE, from, now, (at, n) =>
            info(at, `${(n * 7) % 23} bounce mail(s) processed, ${n % 3} unknown`),
          ),
        ]),
      );
    }
  });
}
