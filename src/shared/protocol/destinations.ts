import './jitless';
import * as z from 'zod/mini';
import { optionalNumber, text } from './common';

/** What became of a delivery's messages to one destination domain, numbers of messages. */
const destinationRow = z.object({
  domain: text,
  delivered: optionalNumber,
  /** Not yet handed over, or deferred: the instance does not tell these two apart. */
  waiting: optionalNumber,
  errors: optionalNumber,
  /** Of all messages of the delivery. */
  share: optionalNumber,
});
export type DestinationRow = z.output<typeof destinationRow>;

/** Those with most messages, the largest first; `domains` counts all. */
export const destinations = z.object({ rows: z.array(destinationRow), domains: z.number() });
export type Destinations = z.output<typeof destinations>;
