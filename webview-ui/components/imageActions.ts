import type { PageContext } from './page';

/** Offers to save the chart as an image, and to put it on the clipboard. `image` answers a PNG as base64. */
export function offerImage({ frame, host, words, formats }: PageContext, image: () => string): void {
  frame.offerSave(words.t('saveImage'), () => {
    host.post({ type: 'saveImage', png: image() });
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

async function copyImage(png: string): Promise<void> {
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
}
