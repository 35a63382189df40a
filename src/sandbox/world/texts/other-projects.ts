import { COMMON_REMARKS, COMMON_WORDS } from './common-words';
import type { ProjectTexts } from './project-texts';

/** Small projects that need no voice of their own. */
const PLAIN: Omit<ProjectTexts, 'words' | 'labels' | 'summaries' | 'patterns'> = {
  openings: {
    epic: ['Holds the parts together.'],
    bug: ['Seen at {clock} with build {build}. {subject} is the first suspect.'],
    task: ['Agreed with {team}.', 'See the notes of last week on {subject}.'],
  },
  steps: ['Look at {subject}', 'Ask {team}', 'Write down what was found', 'Try again at {clock}'],
  criteria: ['{team} agrees', 'It is written down', 'It can be repeated'],
  expected: ['{subject} is as it was agreed.'],
  remarks: COMMON_REMARKS,
  snippets: [
    ['text', 'step 1 ok\nstep 2 ok\nstep 3 skipped'],
    ['csv', 'day,sum\n2026-06-30,118.00'],
  ],
};

export const FINANCE_TEXTS: ProjectTexts = {
  ...PLAIN,
  words: {
    ...COMMON_WORDS,
    thing: ['the June close', 'the tax report', 'the gift card balance', 'the store rent', 'the stock count'],
  },
  labels: ['month-end', 'audit'],
  summaries: {
    task: ['Close June', 'Explain the difference on 1510', 'Tax report for Norway', 'Stock count in Poznań'],
  },
  patterns: { task: ['{thing}: {country}', 'Check {thing} of {shop}', 'Send {thing} to {team}'] },
};

export const SECURITY_TEXTS: ProjectTexts = {
  ...PLAIN,
  words: { ...COMMON_WORDS, thing: ['the sign-in page', 'the voucher service', 'the picture upload', 'the old API'] },
  labels: ['report', 'bounty'],
  summaries: {
    task: ['Answer the report of 12 May', 'Pay the finder of the voucher hole'],
    bug: ['Voucher codes can be guessed', 'Picture upload takes scripts'],
  },
  patterns: {
    task: ['Look into {thing}', 'Answer the report on {thing}'],
    bug: ['{thing} tells too much', '{thing} takes what it should refuse'],
  },
};

export const AUTOTEST_TEXTS: ProjectTexts = {
  ...PLAIN,
  words: { ...COMMON_WORDS, thing: ['the first run', 'the second run', 'the nightly run'] },
  labels: ['keep', 'suite'],
  summaries: { task: ['Left over by a suite', 'Fixture that must not be deleted', 'Parent of a sub-task'] },
  patterns: { task: ['Made by {thing}', 'Kept after {thing}'] },
};

export const KITCHEN_TEXTS: ProjectTexts = {
  ...PLAIN,
  words: { ...COMMON_WORDS, thing: ['the cold tap', 'the hot tap', 'the plug', 'the draining board'] },
  labels: ['every-field', 'rich-text'],
  summaries: {
    task: [
      'Field of every type, all of them filled',
      'Field of every type, all of them empty',
      'Store audit Bergen',
      'Store audit Lund',
    ],
  },
  patterns: { task: ['{thing} with some fields filled', 'Try {thing} with {team}', 'Store audit {shop}: {thing}'] },
};

export const NORTHGATE_TEXTS: ProjectTexts = {
  ...PLAIN,
  words: {
    ...COMMON_WORDS,
    thing: [
      'the bootloader',
      'the scanner head',
      'the climate chamber',
      'the reference board',
      'the laser driver',
      'the drop test',
      'the serial cable',
    ],
    fault: [
      'resets at 60 °C',
      'loses every tenth line',
      'draws 40 mA too much',
      'needs two starts',
      'drifts after an hour',
    ],
  },
  labels: ['firmware', 'thermal', 'rev-c', 'soak'],
  summaries: {
    epic: ['Scanner head revision C', 'Bootloader that cannot be bricked'],
    bug: [
      'Scanner head drifts after an hour in the cold',
      'Bootloader needs two starts after a drop',
      'Beep is missing at full volume',
    ],
    task: [
      'Order ten reference boards',
      'Calibrate the climate chamber',
      'Label the serial cables',
      'Soak test over the weekend',
    ],
  },
  patterns: {
    epic: ['{thing}, next revision'],
    bug: ['{thing} {fault}', '{thing} {fault} with build {build}'],
    task: ['Measure {thing} again', 'Repair {thing}', 'Send {thing} to {team}'],
  },
};
