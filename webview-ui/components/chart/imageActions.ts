import type { PageContext } from '../page/page';

/**
 * Offers to save the chart as an image, and to put it on the clipboard. `image` answers a PNG as base64. A failure is
 * one of the page.
 */
export function offerImage({ frame, host, words, formats }: PageContext, image: () => Promise<string>): void {
  frame.offerSave(words.t('saveImage'), () => {
    void image().then((png) => {
      host.post({ type: 'saveImage', png });
    });
  });
  frame.offerSave(words.t('copyImage'), () => {
    copyImage(image()).then(
      () => {
        frame.say(words.t('imageCopied'), formats());
      },
      () => {
        frame.say(words.t('imageNotCopied'), formats());
      },
    );
  });
}

async function copyImage(image: Promise<string>): Promise<void> {
  const bytes = Uint8Array.from(atob(await image), (character) => character.charCodeAt(0));
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
}
