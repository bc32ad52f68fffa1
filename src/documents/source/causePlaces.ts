/** Where in a delivery's source each cause of the diagnosis shows; first the one that says it best. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  affinityNotConfigured: ['scheduling/@IPAffinity'],
  scheduledForLater: ['scheduling/@contactDate'],
  justDue: ['scheduling/@contactDate'],
  validityPassed: ['scheduling/@validityDate'],
  waitingForApproval: ['scheduling/@validationMode'],
  routingInactive: ['@deliveryProvider-id', 'deliveryProvider'],
  nobodyToSendTo: ['properties/@toDeliver'],
  retries: ['execution/@nextPassDate', 'execution/@retry'],
  retryOverdue: ['execution/@nextPassDate'],
  startOverdue: ['scheduling/@contactDate'],
  waves: ['scheduling/waves/@enabled'],
  affinityNotOnMid: ['scheduling/@IPAffinity'],
  onMidSourcing: ['properties/@midRemoteId'],
  notOnMidSourcing: ['properties/@midRemoteId'],
  trackingOff: ['tracking/@enabled'],
  concurrencyLimit: ['@operation-id'],
};

/** The paths at which a cause is shown, best first; the state, which every cause has to do with, last. */
export function placesOfCause(cause: string): readonly string[] {
  return [...(PLACES[cause] ?? []), '@state', ''];
}
