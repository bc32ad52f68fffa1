import type { Instance } from '../instance';
import { formatDateTime } from '../query/dates';
import { element } from '../xml/element';
import { writeXml } from '../xml/write';

/** `GET /r/test`, for anybody. */
export function testPage({ name, unnamed, clock, product }: Instance, sourceIp: string): string {
  return writeXml(
    element('redir', {
      status: 'OK',
      date: formatDateTime(clock.now()),
      version: product.version,
      build: product.build,
      sha1: product.commit,
      ...(unnamed ? {} : { instance: name }),
      sourceIP: sourceIp,
      host: 'web-1.demo.internal',
      localHost: 'web-1',
    }),
  );
}

/** `GET /nl/jsp/ping.jsp`: status and the database's time. */
export function pingPage({ clock }: Instance): string {
  return `OK\n${formatDateTime(clock.now())}\n`;
}

/** Events a Message Center instance holds at most before it reports an error. */
const EVENT_LIMIT = 400;

/** `GET /nl/jsp/mcPing.jsp`: the queue of real-time events. */
export function messageCenterPing({ clock, store }: Instance): string {
  const pending = store.number(
    'SELECT COUNT(*) FROM NmsBroadLogRcp b JOIN NmsDelivery v ON v.iDeliveryId = b.iDeliveryId WHERE v.iState = 55 AND v.iFolderId = 1102 AND b.iStatus = 6 AND b.tsLastModified > ?',
    [clock.now() - 60_000],
  );
  if (pending >= EVENT_LIMIT) {
    return `Error\nThe queue is full (${pending}/${EVENT_LIMIT})\n`;
  }
  return `Ok\n${formatDateTime(clock.now())}\n${pending}/${EVENT_LIMIT} pending events\n`;
}
