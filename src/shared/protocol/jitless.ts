import { config } from 'zod/mini';

// A webview forbids `new Function`: without this, zod would probe for it and every panel would report a
// violation of its content security policy. Must run before any schema is made: imported first by each file of schemas.
config({ jitless: true });
