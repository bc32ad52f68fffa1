export interface WorkflowData {
  readonly name: string;
  readonly label: string;
  readonly schedule: string;
  readonly lastRunMinutes: number;
  readonly nextRunMinutes: number;
}

/** Technical workflows with their documented schedules (campaign reference, section 9.1). */
export const TECHNICAL_WORKFLOWS: readonly WorkflowData[] = [
  { name: 'tracking', label: 'Tracking', schedule: 'hourly', lastRunMinutes: 4, nextRunMinutes: 56 },
  { name: 'cleanup', label: 'Database cleanup', schedule: 'daily at 04:00', lastRunMinutes: 540, nextRunMinutes: 900 },
  {
    name: 'deliverabilityUpdate',
    label: 'Refresh for deliverability',
    schedule: 'nightly',
    lastRunMinutes: 610,
    nextRunMinutes: 830,
  },
  { name: 'operationMgt', label: 'Campaign jobs', schedule: 'continuous', lastRunMinutes: 1, nextRunMinutes: 1 },
  {
    name: 'deliveryMgt',
    label: 'Jobs on deliveries in campaigns',
    schedule: 'continuous',
    lastRunMinutes: 1,
    nextRunMinutes: 1,
  },
  {
    name: 'defaultMidSourcingDlv',
    label: 'Mid-sourcing (delivery counters)',
    schedule: 'every 10 minutes',
    lastRunMinutes: 6,
    nextRunMinutes: 4,
  },
  {
    name: 'defaultMidSourcingLog',
    label: 'Mid-sourcing (delivery logs)',
    schedule: 'hourly',
    lastRunMinutes: 22,
    nextRunMinutes: 38,
  },
  {
    name: 'defaultMidSourcingDlvStat',
    label: 'Mid-sourcing (delivery statistics)',
    schedule: 'hourly',
    lastRunMinutes: 18,
    nextRunMinutes: 42,
  },
  {
    name: 'reportingAggregates',
    label: 'Reporting aggregates',
    schedule: 'daily at 02:00',
    lastRunMinutes: 660,
    nextRunMinutes: 780,
  },
  {
    name: 'aliasCleansing',
    label: 'Alias cleansing',
    schedule: 'daily at 03:00',
    lastRunMinutes: 600,
    nextRunMinutes: 840,
  },
  {
    name: 'billing',
    label: 'Billing',
    schedule: 'on the 25th of the month',
    lastRunMinutes: 40_000,
    nextRunMinutes: 3000,
  },
];
