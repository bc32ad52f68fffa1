const ROOT = 'https://experienceleague.adobe.com/en/docs/campaign-classic/using';

/** Adobe's pages, at page level only: anchors break when Adobe moves its documentation. */
export const ADOBE_PAGES = {
  modules: `${ROOT}/monitoring-campaign-classic/production-procedures/operating-principle`,
  affinities: `${ROOT}/installing-campaign-classic/additional-configurations/configure-delivery-settings`,
  statisticsServer: `${ROOT}/installing-campaign-classic/additional-configurations/email-deliverability`,
  sending: `${ROOT}/sending-messages/key-steps-when-creating-a-delivery/steps-sending-the-delivery`,
  validating: `${ROOT}/sending-messages/key-steps-when-creating-a-delivery/steps-validating-the-delivery`,
  midSourcing: `${ROOT}/installing-campaign-classic/install-campaign-on-prem/mid-sourcing-server`,
  options: `${ROOT}/installing-campaign-classic/appendices/configuring-campaign-options`,
  performance: `${ROOT}/sending-messages/monitoring-deliveries/delivery-performance-troubleshooting`,
  images: `${ROOT}/monitoring-campaign-classic/troubleshooting-toc/delivery-troubleshooting-toc/image-display-issues`,
  failures: `${ROOT}/sending-messages/monitoring-deliveries/delivery-failures-quarantine`,
  workflows: `${ROOT}/automating-with-workflows/monitoring-workflows/monitoring-workflow-execution`,
  temporaryFiles: `${ROOT}/monitoring-campaign-classic/troubleshooting-toc/delivery-troubleshooting-toc/temporary-files`,
  tracking: `${ROOT}/sending-messages/tracking-messages/about-message-tracking`,
  releaseNotes: `${ROOT}/release-notes/latest-release`,
  throughput: `${ROOT}/monitoring-campaign-classic/troubleshooting-toc/delivery-troubleshooting-toc/performance-and-throughput-issues`,
} as const;

export type AdobePage = keyof typeof ADOBE_PAGES;
