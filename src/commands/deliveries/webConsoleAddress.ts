/**
 * The address of a delivery in Campaign's web access, from a template such as `{url}/view/delivery/{id}`: installations
 * differ, so the template is a setting. Undefined when it makes no http address, or names no delivery.
 */
export function webConsoleAddress(template: string, instanceUrl: string, deliveryId: string): string | undefined {
  if (!template.includes('{id}')) {
    return undefined;
  }
  const address = template
    .replaceAll('{url}', instanceUrl.replace(/\/+$/, ''))
    .replaceAll('{id}', encodeURIComponent(deliveryId));
  if (!URL.canParse(address)) {
    return undefined;
  }
  return ['http:', 'https:'].includes(new URL(address).protocol) ? address : undefined;
}
