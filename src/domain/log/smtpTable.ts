import type { CodeSource } from './codeTable';

export const SMTP_REPLY_SOURCE: CodeSource = { title: 'RFC 5321, section 4.2.3', url: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3' };
export const ENHANCED_SOURCE: CodeSource = {
  title: 'IANA, SMTP enhanced status codes (RFC 3463 and later)',
  url: 'https://www.iana.org/assignments/smtp-enhanced-status-codes',
};

/** Replies of a receiving server that end a step of a session (RFC 5321). */
export const SMTP_REPLIES = [
  '211', '214', '220', '221', '235', '250', '251', '252', '334', '354', '421', '432', '450', '451', '452', '454', '455',
  '500', '501', '502', '503', '504', '521', '523', '530', '534', '535', '538', '541', '550', '551', '552', '553', '554', '555', '556',
] as const;
export type SmtpReply = (typeof SMTP_REPLIES)[number];

/** Subject and detail of an enhanced status code: `1.1` of `5.1.1`. */
export const ENHANCED_DETAILS = [
  '0.0',
  '1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8', '1.9', '1.10',
  '2.0', '2.1', '2.2', '2.3', '2.4',
  '3.0', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6',
  '4.0', '4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7',
  '5.0', '5.1', '5.2', '5.3', '5.4', '5.5', '5.6',
  '6.0', '6.1', '6.2', '6.3', '6.4', '6.5', '6.6', '6.7',
  '7.0', '7.1', '7.2', '7.3', '7.4', '7.5', '7.6', '7.7', '7.8', '7.9', '7.13', '7.20', '7.21', '7.22', '7.23', '7.24', '7.25', '7.26', '7.27', '7.28', '7.29', '7.30',
] as const;
export type EnhancedDetail = (typeof ENHANCED_DETAILS)[number];

export function smtpReply(text: string): SmtpReply | undefined {
  return SMTP_REPLIES.find((known) => known === text);
}

export function enhancedDetail(text: string): EnhancedDetail | undefined {
  return ENHANCED_DETAILS.find((known) => known === text);
}
