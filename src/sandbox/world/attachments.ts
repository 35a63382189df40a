import type { FileMedia } from './documents/adf';
import { takeId } from './issue-index';
import type { Attachment, SandboxSite } from './model';
import { encodePng } from './png';
import type { Random } from './random';

export interface FileSample {
  filename: string;
  mimeType: string;
  bytes: Uint8Array;
  /** Pictures only. */
  size?: { width: number; height: number };
}

const WIDTH = 160;
const HEIGHT = 100;

type Palette = readonly [ground: readonly [number, number, number], ink: readonly [number, number, number]];

const PALETTES: readonly Palette[] = [
  [
    [250, 250, 248],
    [84, 61, 190],
  ],
  [
    [28, 30, 38],
    [240, 180, 70],
  ],
  [
    [232, 240, 236],
    [20, 110, 90],
  ],
];

/** Looks like a page seen from afar: a bar on top, lines of text, one block of colour. */
function picture(index: number): Uint8Array {
  const [ground, ink] = PALETTES[index % PALETTES.length] ?? [
    [255, 255, 255],
    [0, 0, 0],
  ];
  return encodePng({
    width: WIDTH,
    height: HEIGHT,
    colourAt: (x, y) => {
      const onLine = y > 20 && y % 10 < 3 && x > 8 && x < 60 + ((y * 7 + index * 31) % 80);
      const inBlock = x > 108 && x < 150 && y > 56 && y < 90;
      return y < 12 || inBlock || onLine ? ink : ground;
    },
  });
}

function textFile(filename: string, mimeType: string, lines: readonly string[]): FileSample {
  return { filename, mimeType, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}

let pictures: FileSample[] | null = null;

/** Made once: pictures take longer than everything else in a small world. */
function pictureSamples(): readonly FileSample[] {
  pictures ??= ['screenshot.png', 'what-the-customer-sees.png', 'before and after.png'].map((filename, index) => ({
    filename,
    mimeType: 'image/png',
    bytes: picture(index),
    size: { width: WIDTH, height: HEIGHT },
  }));
  return pictures;
}

const TEXTS: readonly FileSample[] = [
  textFile('server.log', 'text/plain', [
    '2026-06-30T14:02:11.204Z WARN basket b-7714 tax table SE used for delivery NO',
    '2026-06-30T14:02:11.380Z INFO basket b-7714 saved in 176 ms',
    '2026-06-30T14:02:12.001Z ERROR order A-20931 total 49.90 expected 52.40',
  ]),
  textFile('orders.csv', 'text/csv', [
    'order;country;total',
    'A-20931;NO;49,90',
    'B-11704;SE;118,00',
    'C-00412;"DE; pick-up";7,25',
  ]),
  textFile('webhook.json', 'application/json', [
    '{',
    '  "event": "refund.settled",',
    '  "attempt": 2,',
    '  "order": "A-20931"',
    '}',
  ]),
  textFile('notes – Ålesund.txt', 'text/plain', [
    'Spoke to the store manager.',
    'They see it only on the till by the door.',
  ]),
];

/** HTML that calls itself a picture: whoever shows it by its name alone runs a stranger's script. */
export const DISGUISED_FILE: FileSample = textFile('banner.png', 'image/png', [
  '<!doctype html>',
  '<title>Not a picture</title>',
  '<script>document.title = "ran"</script>',
]);

export function sampleFile(random: Random): FileSample {
  return random.chance(0.6) ? random.pick(pictureSamples()) : random.pick(TEXTS);
}

export function samplePicture(random: Random): FileSample {
  return random.pick(pictureSamples());
}

export function attach(
  site: SandboxSite,
  sample: FileSample,
  authorAccountId: string,
  created: number,
  random: Random,
): Attachment {
  return {
    id: takeId(site),
    filename: sample.filename,
    mimeType: sample.mimeType,
    authorAccountId,
    created,
    bytes: sample.bytes,
    mediaId: random.uuid(),
  };
}

/** The attachments that a document can show, as `media` nodes want them. */
export function mediaOf(attachments: readonly Attachment[]): FileMedia[] {
  return attachments.flatMap(({ mediaId, filename, mimeType }) =>
    mediaId === undefined || mimeType !== 'image/png' || filename === DISGUISED_FILE.filename
      ? []
      : [{ mediaId, filename, width: WIDTH, height: HEIGHT }],
  );
}
