import { perProvider } from './perProvider';

/** Two complaints among a few hundred messages are chance (ours). */
const LEAST = 5;

/**
 * Complaints that feedback loops brought back (`msg/@failureReason` 8, Adobe's "Complaints"). Adobe names no limit;
 * 0.1 % is what Google and Yahoo ask of senders ("Email sender guidelines": below 0.1 %, never 0.3 %).
 */
export const complaints = perProvider({
  id: 'complaints',
  of: (domain) => domain.complaints,
  most: ({ complaintShare }) => complaintShare,
  least: LEAST,
  missing: 'msg/@failureReason = 8',
});
