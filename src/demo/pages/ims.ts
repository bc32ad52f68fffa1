import type { Answer } from '../faults/deliver';

/** A technical account as the identity service knows it. */
export interface TechnicalAccount {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The access token it is given. */
  readonly token: string;
}

const json = (status: number, body: unknown): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});

/** `POST /ims/token/v3`: client credentials for an access token, as Adobe's identity service does. */
export function tokenPage(form: string, account: TechnicalAccount): Answer {
  const fields = new URLSearchParams(form);
  if (fields.get('grant_type') !== 'client_credentials') {
    return json(400, { error: 'unsupported_grant_type' });
  }
  if (fields.get('client_id') !== account.clientId || fields.get('client_secret') !== account.clientSecret) {
    return json(400, { error: 'invalid_client' });
  }
  return json(200, { access_token: account.token, token_type: 'bearer', expires_in: 86_399 });
}
