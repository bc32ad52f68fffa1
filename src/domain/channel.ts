/**
 * Channels: the values of `nms:delivery/@messageType` (Adobe's factory schema, enumeration messageType).
 * The names are ours, as keys for the words shown.
 */
const CHANNEL_BY_MESSAGE_TYPE: Readonly<Record<number, string>> = {
  0: 'email',
  1: 'sms',
  2: 'phone',
  3: 'paper',
  4: 'fax',
  5: 'agency',
  20: 'facebook',
  25: 'twitter',
  41: 'ios',
  42: 'android',
  61: 'line',
  120: 'other',
  126: 'undefined',
};

/** `messageType` of an email: the channel for which the MTA, its affinities and its throughput matter most. */
export const EMAIL = 0;

/** The channel's name, or undefined for a message type that only this instance knows. */
export function channelName(messageType: number): string | undefined {
  return CHANNEL_BY_MESSAGE_TYPE[messageType];
}

/** Every message type with a name, for filters. */
export const MESSAGE_TYPES: readonly number[] = Object.keys(CHANNEL_BY_MESSAGE_TYPE).map(Number);
