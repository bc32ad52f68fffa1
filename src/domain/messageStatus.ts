/**
 * The status of one message (`nms:broadLog/@status`). Only these numbers are documented (Adobe, "Indicator
 * calculation" and "Database cleanup workflow"; 0 and 1 from Adobe's SDK). The others (not applicable, taken into
 * account by the provider, received on mobile …) are read from the instance's own enumeration.
 */
export const MESSAGE_STATUS = { ignored: 0, sent: 1, failed: 2, pending: 6, cancelled: 7 } as const;

export type MessageStatusName = keyof typeof MESSAGE_STATUS;

const NAME_BY_CODE = new Map<number, MessageStatusName>(
  (Object.entries(MESSAGE_STATUS) as [MessageStatusName, number][]).map(([name, code]) => [code, name]),
);

/** The name of a documented status, or undefined for one that only the instance's schema explains. */
export function messageStatusName(code: number): MessageStatusName | undefined {
  return NAME_BY_CODE.get(code);
}
