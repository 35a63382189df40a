import { COMMON_REMARKS, COMMON_WORDS } from './common-words';
import type { ProjectTexts } from './project-texts';

export const OPERATIONS_TEXTS: ProjectTexts = {
  words: {
    ...COMMON_WORDS,
    thing: [
      'the search index',
      'the nightly export',
      'the webhook relay',
      'the till network',
      'the picture store',
      'the log archive',
      'the label printer',
      'the VPN of the stores',
      'the price feed',
      'the backup',
      'the checkout alarm',
      'the badge reader',
    ],
    fault: [
      'lags {minutes} minutes behind',
      'ran twice',
      'did not start',
      'is full',
      'answers with 503',
      'reports no data',
      'lost its certificate',
    ],
    need: [
      'a new till account',
      'access to the reports',
      'a second label printer',
      'a static address',
      'a longer log history',
      'a test store',
      'a scanner cradle',
    ],
  },
  labels: ['on-call', 'capacity', 'certificate', 'post-mortem', 'store-hardware', 'night', 'vendor'],
  summaries: {
    incident: [
      'Search index lags 15 min behind in region 2',
      'Nightly export ran twice on Sunday',
      'Tills in Bergen offline since opening',
      'Checkout answers with 503 for one visitor in ten',
      'Price feed stopped at 04:10',
      'Order mails sent from the test system',
      'Picture store out of space',
    ],
    request: [
      'Access to the sales reports for the shop team in Lund',
      'Label printer for the pick-up counter in Kiel',
      'Mailing list for the new store in Braga',
      'Restore a basket that a customer deleted',
      'Scanner with a broken display, Graz',
    ],
    change: [
      'Renew the certificate of the webhook relay',
      'Move tills to the new address range',
      'Upgrade the search index to three shards',
      'Replace the core switch in Cork',
    ],
    task: [
      'Rotate the signing key of the webhook relay',
      'Tidy the dashboards of the checkout team',
      'Move the log archive to the new bucket',
      'Write the hand-over page for the night shift',
      'Practise the restore of the ledger database',
    ],
  },
  patterns: {
    incident: [
      '{thing} {fault}',
      '{thing} {fault} in {country}',
      '{shop}: {thing} {fault}',
      '{thing} {fault} since {clock}',
    ],
    request: ['{need} for {shop}', '{team} needs {need}', '{need}, {shop}, before the sale'],
    change: ['Replace {thing} in {shop}', 'New version of {thing} for {country}', 'Maintenance of {thing} at {clock}'],
    task: [
      'Check {thing} after the change in {shop}',
      'Alert when {thing} {fault}',
      'Write down how {thing} is restarted',
    ],
  },
  openings: {
    incident: [
      'At {clock} the alarm came: {subject} is not well. {share} of the requests are hit.',
      'The store in {shop} called at {clock}. Others in {country} see the same.',
      'Shops can still sell, but {team} works by hand until this is mended.',
    ],
    request: [
      'We open on Monday and need it by then. Approved by the store manager in {shop}.',
      'The old one broke. Number on the back: SN-{order}.',
    ],
    change: [
      'Window of {minutes} minutes, from {clock}. Nobody in {shop} has to do anything.',
      'Tried out in the QA lab on {device}. The way back takes {minutes} minutes.',
    ],
    task: ['Follows from the last incident with {subject}.', 'Promised to {team} for this quarter.'],
  },
  steps: [
    'Tell {team} before it starts',
    'Stop {subject}',
    'Take a copy of the configuration',
    'Install the new version',
    'Start {subject} and wait {minutes} minutes',
    'Look at the dashboard: errors below 0.1 %',
    'Call the store in {shop}',
  ],
  criteria: [
    'The alarm is quiet for a day',
    '{team} has confirmed it',
    'The page for the night shift is up to date',
    'Nothing is left by hand',
  ],
  expected: [
    '{subject} is back within five minutes by itself.',
    'The export runs once, and says so.',
    'Shops notice nothing.',
  ],
  remarks: [
    ...COMMON_REMARKS,
    'On it. Next word at {clock}.',
    'Restarted {subject} at {clock}. Errors are down to normal.',
    'The vendor has opened a case. They want the logs of the whole night.',
    'Cause found: the disk of the second node was full.',
    'Customer told by telephone. Waiting for their answer.',
  ],
  snippets: [
    [
      'bash',
      '$ systemctl status price-feed\n  Active: failed (Result: exit-code) since 04:10:02\n$ df -h /var/feed\n  100% /var/feed',
    ],
    ['yaml', 'alert: SearchIndexLag\nexpr: index_lag_seconds > 900\nfor: 5m'],
    ['text', '04:10:02 feed: no space left on device\n04:10:02 feed: giving up after 5 attempts'],
    [
      'python',
      'for store in stores:\n    if not store.heartbeat_within(minutes=5):\n        page("operations-on-call", store)',
    ],
  ],
};
