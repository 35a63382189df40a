/** Words that every project speaks of. */
export const COMMON_WORDS = {
  browser: ['Firefox 141', 'Chrome 139', 'Safari 18', 'Edge 138', 'Samsung Internet'],
  device: ['a Pixel 8', 'an iPhone 13 mini', 'a Galaxy Tab', 'a Fairphone 5', 'the till in Bergen', 'an old iPad'],
  country: ['Norway', 'Sweden', 'Germany', 'Austria', 'Poland', 'Portugal', 'Switzerland', 'Ireland'],
  build: ['4.18.2', '4.18.1', '4.18.0', '4.17.9', '4.17.8', '4.16.5'],
  shop: ['Bergen', 'Lund', 'Graz', 'Poznań', 'Cork', 'Braga', 'Ålesund', 'Kiel'],
  amount: ['12.90', '49.90', '4.50', '118.00', '0.01', '1 250.00', '7.25'],
  minutes: ['two', 'five', '12', '20', '35', '50'],
  share: ['1 in 40', '3 %', 'half', 'a third', '0.4 %', 'about 200 a day'],
  clock: ['06:10', '09:45', '11:30', '14:02', '17:55', '23:58'],
  order: ['A-20931', 'A-20988', 'B-11704', 'C-00412', 'A-21377', 'B-11999'],
  team: ['the support desk', 'the shop team', 'finance', 'the warehouse', 'the QA lab', 'marketing'],
} as const;

/** Answers that fit any issue. */
export const COMMON_REMARKS = [
  'Looked at {subject} again with build {build}: still there.',
  'I cannot see it on {device}. Which account did you use?',
  'Seen three times since {clock}, always from {country}.',
  'The fix is on the branch. {team} can try it on staging.',
  'Moved to the next sprint: the review found two more places.',
  '{team} called about this again. Raising it.',
  'Works for me on {browser}, fails on {device}.',
  'Before we change {subject}, we need a word from {team}.',
  'Left a note for the night shift. Nothing else to do here today.',
  'Measured it: {share} of the orders from {country} are hit.',
  'This was like that before {build} too, only nobody looked.',
  'Checked in the store in {shop}. The staff there have a way round it.',
  'Good catch. I had only tested with one article in the basket.',
  'Please take {subject} out of the release notes until this is done.',
  'The log of {clock} shows the second call, see the attachment.',
  'Nobody has asked for it since spring. Shall we close it?',
  'Done on staging, waiting for the translation.',
  'I wrote down what we know so far in the description.',
  'Rolled back at {clock}. Numbers are normal again.',
  'Tested with order {order}: fine now.',
] as const;
