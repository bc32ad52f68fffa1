import { deliveryMemo } from '../query/deliveryMemo';
import { elementArg, numberArg, textArg, type Method } from '../soap/method';
import { documentValue, elementValue, stringValue } from '../soap/values';
import { toNumber } from '../store/store';
import { element, firstChild } from '../xml/element';
import { parseXml } from '../xml/parse';
import { deliveryState } from './delivery';

const service = 'nms:delivery';
const deliveryId = { name: 'deliveryId', type: 'long' } as const;

/** Images of a mailing, as paths below the public resources. */
const IMAGES = ['logo.png', 'hero.jpg', 'product-1.jpg', 'product-2.jpg', 'product-3.jpg', 'footer.png'];

/** `nms:delivery`: what concerns content, images and the mirror page. */
export const CONTENT_METHODS: readonly Method[] = [
  {
    service,
    name: 'GetMirrorURL',
    static: true,
    parameters: [deliveryId, { name: 'message', type: 'string' }, { name: 'url', type: 'string', inout: 'out' }],
    run: (call) => {
      const id = numberArg(call, 0);
      deliveryState(call.instance, id);
      return [
        stringValue(
          'pstrUrl',
          `https://t.alderfinch.example/nl/jsp/m.jsp?d=${id}&m=${encodeURIComponent(textArg(call, 1))}`,
        ),
      ];
    },
  },
  {
    service,
    name: 'GetFilesToDownload',
    static: true,
    parameters: [
      deliveryId,
      { name: 'filesToDownload', type: 'DOMElement', inout: 'out' },
      { name: 'filesNotToDownload', type: 'DOMElement', inout: 'out' },
    ],
    run: (call) => {
      const id = numberArg(call, 0);
      deliveryState(call.instance, id);
      const published =
        toNumber(
          call.instance.store.first('SELECT iImagePublished FROM NmsDelivery WHERE iDeliveryId = ?', [id])?.[
            'iImagePublished'
          ],
        ) === 1;
      const files = IMAGES.map((name) =>
        element('image', { source: `https://www.alderfinch.example/mail/${id}/${name}`, state: published ? 1 : 0 }),
      );
      return [
        elementValue('pFilesToDownload', element('imageConfig', {}, published ? [] : files)),
        elementValue('pFilesNotToDownload', element('imageConfig', {}, published ? files : [])),
      ];
    },
  },
  {
    service,
    name: 'IsFfda',
    static: true,
    parameters: [deliveryId, { name: 'isFfda', type: 'boolean', inout: 'out' }],
    run: () => [{ name: 'pbIsFfda', type: 'boolean', value: 'false' }],
  },
  {
    service,
    name: 'BuildPreviewFromId',
    static: true,
    const: true,
    parameters: [
      deliveryId,
      { name: 'params', type: 'DOMDocument' },
      { name: 'preview', type: 'DOMDocument', inout: 'out' },
      { name: 'queryResult', type: 'DOMDocument', inout: 'out' },
    ],
    run: (call) => {
      const id = numberArg(call, 0);
      deliveryState(call.instance, id);
      const content = elementArg(call, 1)?.attributes['content'] ?? 'html';
      const source = parseXml(`<delivery>${deliveryMemo(call.instance.store, id)}</delivery>`);
      const shown = firstChild(firstChild(source, 'content') ?? element('none'), content);
      return [
        documentValue('pdomPreview', element('preview', { content }, shown === undefined ? [] : [shown])),
        documentValue('pdomQueryResult', element('queryResult')),
      ];
    },
  },
];
