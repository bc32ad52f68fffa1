import { perImage } from './perImage';

/** Images beyond `NmsDelivery_MaxDownloadedImageSize` (Adobe: 100,000 bytes) are not published, and keep readers waiting. */
export const imagesHeavy = perImage('imagesHeavy', ({ source }, { facts, thresholds: { imageKb } }) => {
  const answer = facts.answers.get(source);
  const bytes = answer?.ok === true && answer.value.status === 200 ? (answer.value.bytes ?? 0) : 0;
  return bytes > imageKb * 1000
    ? { severity: 'warning', certainty: 'certain', seen: 'imageSize', args: { kilobytes: Math.round(bytes / 1000) } }
    : undefined;
});
