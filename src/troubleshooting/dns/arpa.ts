import { isIPv6 } from 'node:net';

/** The name under which DNS keeps what an address is called: `1.2.0.192.in-addr.arpa`. */
export function arpaName(address: string): string {
  if (!isIPv6(address)) {
    return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  }
  const [head = '', tail] = address.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const zeros = Array.from(
    { length: tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length) },
    () => '0',
  );
  const digits = [...before, ...zeros, ...after].map((group) => group.padStart(4, '0')).join('');
  return `${(digits.match(/./g) ?? []).reverse().join('.')}.ip6.arpa`;
}
