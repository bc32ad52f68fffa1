const ROOT = 'https://experienceleague.adobe.com/en/docs/campaign-classic/using';

/** Where Adobe's pages on troubles lie. */
export const TROUBLESHOOTING = `${ROOT}/monitoring-campaign-classic/troubleshooting-toc/delivery-troubleshooting-toc`;
export const DELIVERIES = `${ROOT}/sending-messages/monitoring-deliveries`;
