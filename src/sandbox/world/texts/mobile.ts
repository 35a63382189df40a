import { COMMON_REMARKS, COMMON_WORDS } from './common-words';
import type { ProjectTexts } from './project-texts';

export const MOBILE_TEXTS: ProjectTexts = {
  words: {
    ...COMMON_WORDS,
    thing: [
      'the scanner',
      'the start screen',
      'the member card',
      'the widget',
      'the push message',
      'the offline basket',
      'the store finder',
      'the dark theme',
      'the camera view',
      'the sign-in by fingerprint',
      'the tablet layout',
    ],
    fault: [
      'crashes',
      'freezes for {minutes} seconds',
      'drains the battery',
      'is upside down',
      'asks for permission every time',
      'shows yesterday’s prices',
      'ignores the text size',
    ],
    trigger: [
      'the phone is turned',
      'there is no network',
      'the app comes back from the background',
      'the language is changed',
      'the battery saver is on',
    ],
  },
  labels: ['android', 'ios', 'crash', 'tablet', 'store-review', 'battery', 'offline'],
  summaries: {
    epic: ['App 7.1', 'Member card on the watch', 'Shopping without a network'],
    bug: [
      'App crashes when the barcode is held at an angle',
      'Member card is too dark for the readers at the till',
      'Widget shows the basket of the person before',
      'Push message opens the wrong order',
      'Back gesture closes the app instead of the picture',
      'Price in Polish is cut off on small phones',
    ],
    story: [
      'Find an article by its picture',
      'See the queue at the pick-up counter before leaving',
      'Keep the shopping list on the watch',
      'Turn receipts into a monthly sum',
    ],
    task: [
      'Raise the lowest Android version to 10',
      'New pictures for the app store pages',
      'Remove the tracking of the old campaign',
      'Renew the push certificate',
    ],
  },
  patterns: {
    epic: ['{thing}, made new'],
    bug: ['{thing} {fault} when {trigger}', '{thing} {fault} on {device}', 'On {device} {thing} {fault}'],
    story: ['Use {thing} when {trigger}', 'Share {thing} with the family', '{thing} for shop staff in {shop}'],
    task: [
      'Test {thing} on {device}',
      'Count how often {thing} is used in {country}',
      'Update the library behind {thing}',
    ],
  },
  openings: {
    epic: ['What has to be in the release, and nothing else.'],
    bug: [
      '{subject} on {device}, app build {build}. {share} of the sessions end there.',
      'A review in the app store describes it well: it works until {trigger}.',
      'Reported by {team}. Recorded on {device}.',
    ],
    story: [
      'People stand in the store in {shop} and do this with pen and paper.',
      'Asked for in the reviews from {country} more than anything else.',
    ],
    task: ['Due before the freeze.', '{team} waits for it.'],
  },
  steps: [
    'Install build {build} on {device}',
    'Switch the network off',
    'Open {subject}',
    'Turn the phone',
    'Wait {minutes} seconds',
    'Scan any bottle',
  ],
  criteria: [
    'Works on {device}',
    'Works without a network',
    'The text can be twice as big',
    'No new permission is asked for',
  ],
  expected: [
    'It stays open.',
    'The picture turns with the phone.',
    'It says that there is no network, and keeps the list.',
  ],
  remarks: [
    ...COMMON_REMARKS,
    'Happens on {device} only. The others in the lab are fine.',
    'Video attached. Watch the second tap.',
    'New build is in the beta channel.',
  ],
  snippets: [
    ['kotlin', 'override fun onResume() {\n    super.onResume()\n    scanner.start(camera ?: return)\n}'],
    ['swift', 'guard let card = store.memberCard else {\n    return .placeholder\n}'],
    [
      'text',
      'E/AndroidRuntime: java.lang.IllegalStateException: camera is closed\n    at scanner.Session.next(Session.kt:88)',
    ],
  ],
};
