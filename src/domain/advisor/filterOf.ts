/** The filter of the deliveries view that shows what a rule is about; a factory state name is a word of the filter too. */
const FILTERS: Readonly<Record<string, string>> = {
  overdueStarts: 'state:startPending',
  failedDeliveries: 'state:failed',
  standingStill: 'state:pending,paused',
  longPreparations: 'state:targetSelection,targetArbitration,messagePreparation',
  validityEndsSoon: 'state:paused,sending,startPending',
  manyErrors: 'state:finished,sending since:14d',
  manyQuarantines: 'state:finished,sending since:14d',
  bigDeliveriesTogether: 'state:pending',
};

/** Undefined for a rule that is about something else than deliveries of some states. */
export function filterOf(rule: string): string | undefined {
  return FILTERS[rule];
}
