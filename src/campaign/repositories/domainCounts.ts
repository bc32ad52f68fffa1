import { value } from '../values/row';

/** What a destination domain answered, in messages: attributes of `nms:deliveryLogStats` (api.md, section of that name). */
export const DOMAIN_COUNTS = {
  success: '@success',
  error: '@error',
  unknownUser: '@unknownUser',
  invalidDomain: '@invalidDomain',
  unreachable: '@unreachable',
  disabled: '@disabled',
  mailBoxFull: '@mailBoxFull',
  notConnected: '@notConnected',
  refused: '@refused',
} as const;

/** How a row with those is read; a part of its zod schema. */
export const domainCounts = {
  success: value.integer,
  error: value.integer,
  unknownUser: value.integer,
  invalidDomain: value.integer,
  unreachable: value.integer,
  disabled: value.integer,
  mailBoxFull: value.integer,
  notConnected: value.integer,
  refused: value.integer,
};
