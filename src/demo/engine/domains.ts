/** A mailbox provider as the MTA meets it. */
export interface Domain {
  readonly id: number;
  readonly name: string;
  /** Share of our recipients. */
  readonly share: number;
  /** How much longer than average the provider takes to accept the same share of a delivery. */
  readonly slowness: number;
  /** Share of messages to living mailboxes that fail at the first attempt. */
  readonly softRate: number;
  readonly mx: string;
}

export const DOMAINS: readonly Domain[] = [
  { id: 1, name: 'gmail.com', share: 0.34, slowness: 0.92, softRate: 0.006, mx: 'gmail-smtp-in.l.google.com' },
  {
    id: 2,
    name: 'hotmail.com',
    share: 0.13,
    slowness: 1.08,
    softRate: 0.011,
    mx: 'hotmail-com.olc.protection.outlook.com',
  },
  { id: 3, name: 'orange.fr', share: 0.12, slowness: 1.22, softRate: 0.024, mx: 'smtp-in.orange.fr' },
  {
    id: 4,
    name: 'outlook.com',
    share: 0.09,
    slowness: 1.05,
    softRate: 0.01,
    mx: 'outlook-com.olc.protection.outlook.com',
  },
  { id: 5, name: 'yahoo.com', share: 0.08, slowness: 1.15, softRate: 0.018, mx: 'mta5.am0.yahoodns.net' },
  { id: 6, name: 'free.fr', share: 0.06, slowness: 1.28, softRate: 0.016, mx: 'mx1.free.fr' },
  { id: 7, name: 'icloud.com', share: 0.06, slowness: 0.95, softRate: 0.005, mx: 'mx01.mail.icloud.com' },
  { id: 8, name: 'web.de', share: 0.05, slowness: 1.1, softRate: 0.012, mx: 'mx-ha02.web.de' },
  { id: 9, name: 'laposte.net', share: 0.04, slowness: 1.3, softRate: 0.028, mx: 'smtp4.laposte.net' },
  { id: 10, name: 'company.example', share: 0.03, slowness: 1.0, softRate: 0.009, mx: 'mx.company.example' },
];

/** Where SMS go, as far as statistics by domain are concerned. */
export const SMS_DOMAIN: Domain = { id: 20, name: 'sms', share: 0, slowness: 1, softRate: 0.012, mx: '' };

export const ALL_DOMAINS: readonly Domain[] = [...DOMAINS, SMS_DOMAIN];
