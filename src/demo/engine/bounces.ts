/** `msg/@failureReason` values that the simulation gives (campaign facts, section 1). */
export const REASON = {
  unknownUser: 1,
  invalidDomain: 2,
  unreachable: 3,
  disabled: 4,
  mailboxFull: 5,
  notConnected: 6,
  denylisted: 8,
  refused: 20,
} as const;

export interface BounceText {
  readonly id: number;
  readonly text: string;
  readonly reason: number;
  /** 0 ignored, 1 hard, 2 soft. */
  readonly type: 0 | 1 | 2;
}

/** Texts with the variable parts replaced by `#xxx#`, as qualification keeps them. */
export const BOUNCES: readonly BounceText[] = [
  {
    id: 101,
    text: '550 5.1.1 The email account that you tried to reach does not exist. #xxx# - gsmtp',
    reason: REASON.unknownUser,
    type: 1,
  },
  {
    id: 102,
    text: '550 5.5.0 Requested action not taken: mailbox unavailable (#xxx#)',
    reason: REASON.unknownUser,
    type: 1,
  },
  {
    id: 103,
    text: '550 5.1.1 Adresse d au moins un destinataire invalide. OFR_416',
    reason: REASON.unknownUser,
    type: 1,
  },
  { id: 104, text: '554 delivery error: This user does not have a #xxx# account', reason: REASON.unknownUser, type: 1 },
  {
    id: 105,
    text: '550 5.2.1 The email account that you tried to reach is disabled. #xxx#',
    reason: REASON.disabled,
    type: 1,
  },
  { id: 106, text: "DNS query failed for '#xxx#'", reason: REASON.invalidDomain, type: 2 },
  {
    id: 107,
    text: '452 4.2.2 The recipient inbox is out of storage space. #xxx#',
    reason: REASON.mailboxFull,
    type: 2,
  },
  { id: 108, text: '552 5.2.2 User quota exceeded', reason: REASON.mailboxFull, type: 2 },
  {
    id: 109,
    text: '421 4.16.55 [TS01] Messages from #xxx# temporarily deferred due to user complaints',
    reason: REASON.unreachable,
    type: 2,
  },
  { id: 110, text: 'Connection timed out while talking to #xxx#', reason: REASON.unreachable, type: 2 },
  {
    id: 111,
    text: '421 Too many connections from this address, try again later. OFR_102',
    reason: REASON.refused,
    type: 2,
  },
  { id: 112, text: '550 5.7.1 Message refused: content looks like spam (#xxx#)', reason: REASON.refused, type: 2 },
  {
    id: 113,
    text: 'Absent subscriber (SMPP delivery report: UNDELIV, err:#xxx#)',
    reason: REASON.notConnected,
    type: 0,
  },
  {
    id: 114,
    text: 'Unknown subscriber (SMPP delivery report: REJECTD, err:#xxx#)',
    reason: REASON.unknownUser,
    type: 1,
  },
  { id: 115, text: 'Feedback loop: the recipient reported the message as spam', reason: REASON.denylisted, type: 1 },
];
