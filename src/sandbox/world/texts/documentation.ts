import { COMMON_REMARKS, COMMON_WORDS } from './common-words';
import type { ProjectTexts } from './project-texts';

export const DOCUMENTATION_TEXTS: ProjectTexts = {
  words: {
    ...COMMON_WORDS,
    thing: [
      'the returns page',
      'the till handbook',
      'the API guide',
      'the page on vouchers',
      'the opening hours page',
      'the glossary',
      'the page on refunds',
      'the welcome booklet',
    ],
  },
  labels: ['handbook', 'api', 'translation', 'pictures', 'outdated'],
  summaries: {
    article: [
      'How to take back an article without a receipt',
      'What the states of a refund mean',
      'Webhooks: order, retries and signatures',
      'First day at the till',
      'When the network is down: selling on paper',
      'Vouchers, gift cards and campaigns, told apart',
    ],
    task: [
      'New pictures for the till handbook',
      'Translate the returns page into Polish',
      'Take the old opening hours offline',
      'Check all links of the API guide',
    ],
  },
  patterns: {
    article: ['Rewrite of {thing}', '{thing} for {country}', 'What {team} should know about {thing}'],
    task: ['Review {thing} with {team}', 'Bring {thing} up to build {build}', 'Print {thing} for {shop}'],
  },
  openings: {
    article: [
      '{team} gets the same question {minutes} times a week. One page would answer it.',
      'The old text is from before build {build}; half of it is wrong.',
    ],
    task: ['Short, but it has to be right.', 'Asked for by the store in {shop}.'],
  },
  steps: [
    'Read {subject} aloud',
    'Ask {team} what is missing',
    'Take new pictures in {shop}',
    'Let a new colleague try it',
  ],
  criteria: ['Fits on two pages', 'A new colleague can follow it alone', 'Checked by {team}'],
  expected: ['A person on their first day finds it in a minute.'],
  remarks: [
    ...COMMON_REMARKS.slice(11),
    'The second paragraph says the same twice.',
    'Good. Only the picture shows the old till.',
    'Émile has the photographs.',
  ],
  snippets: [
    ['markdown', '## Returns\n\n1. Scan the article.\n2. Choose *without receipt*.'],
    ['http', 'POST /hooks/orders HTTP/1.1\nX-Signature: sha256=4f1c'],
  ],
};
