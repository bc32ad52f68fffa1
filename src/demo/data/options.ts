/** Option types: 3 integer, 6 text, 7 date (`value` is ms from now). */
export interface OptionData {
  readonly name: string;
  readonly label: string;
  readonly type: 3 | 6 | 7;
  readonly value: string | number;
}

const text = (name: string, label: string, value: string): OptionData => ({ name, label, type: 6, value });
const integer = (name: string, label: string, value: number): OptionData => ({ name, label, type: 3, value });
const when = (name: string, label: string, value: number): OptionData => ({ name, label, type: 7, value });

const HOUR = 3_600_000;

/** Tells this database from a copy of it; the sign-in says the same. */
export const DATABASE_ID = 'uFE80000000000000';

/** Options that tools read. */
export const OPTIONS: readonly OptionData[] = [
  text('XtkDatabaseId', 'Identifier of the database', DATABASE_ID),
  integer('NmsOperation_LimitConcurrency', 'Campaign processes at the same time', 10),
  text('NmsOperation_DeliveryPreparationWindow', 'Days that campaign jobs look back', '7'),
  integer('NmsMTA_Alert_Delay', 'Minutes until a delivery counts as late', 30),
  integer('NmsEmail_RetryCount', 'Retries of an email', 5),
  integer('NmsEmail_RetryPeriod', 'Seconds between retries', 3600),
  integer('NmsBroadcast_MsgValidityDuration', 'Seconds that messages stay valid', 432_000),
  integer('NmsBroadcast_MidAnalyzeBatchSize', 'Messages per call to the mid-sourcing server', 1000),
  integer('NmsDelivery_MaxRetry', 'Retries of an analysis', 5),
  integer('NmsDelivery_MaxRecommendedAttachments', 'Attachments recommended at most', 1),
  integer('NmsDelivery_MaxDownloadedImageSize', 'Bytes of a downloaded image at most', 100_000),
  integer('NmsDelivery_ImageServerTimeout', 'Seconds for the download of an image', 60),
  text('NmsDelivery_ImagePublishing', 'Publication of images', 'tracking'),
  text('XtkFileRes_Public_URL', 'Public address of resources', 'https://res.alderfinch.example'),
  text('NmsServer_URL', 'Server address', 'https://campaign.alderfinch.example'),
  text('NmsServer_MirrorPageUrl', 'Mirror page server', 'https://t.alderfinch.example'),
  text('NmsTracking_ServerUrl', 'Tracking server', 'http://t.alderfinch.example'),
  text('NmsTracking_SecureServerUrl', 'Tracking server, secure', 'https://t.alderfinch.example'),
  integer('NmsTracking_Available', 'Tracking is available', 1),
  when('NmsTracking_LastConsolidation', 'Last consolidation of tracking', -4 * 60_000),
  when('NmsCleanup_LastCleanup', 'Last database cleanup', -9 * HOUR),
  integer('NmsCleanup_BroadLogPurgeDelay', 'Retention of delivery logs (s)', 15_552_000),
  integer('NmsCleanup_TrackingLogPurgeDelay', 'Retention of tracking logs (s)', 15_552_000),
  integer('NmsCleanup_RecycledDeliveryPurgeDelay', 'Retention of recycled deliveries (s)', 604_800),
  integer('XtkSecurity_max_Unsuccessul_Attempts_Allowed', 'Failed logons until a ban', 3),
  integer('XtkSecurity_Initial_Ban_Duration', 'Minutes of the first ban', 5),
  text('XtkInstanceType', 'Kind of instance', 'demo'),
  text('NmsServer_LastPostUpgrade', 'Last upgrade', '7.4.1.9364'),
];
