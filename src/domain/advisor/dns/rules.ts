import type { Rule } from '../rule';
import { dkim } from './dkim';
import { dmarc } from './dmarc';
import { mx } from './mx';
import { ptr } from './ptr';
import { spf } from './spf';

/** What DNS must say of the domains and addresses that mails come from. */
export const DNS_RULES: readonly Rule[] = [mx, spf, dkim, dmarc, ptr];
