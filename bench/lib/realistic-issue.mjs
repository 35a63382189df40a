/** Numbers by chance, the same for the same seed (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES = [
  'ka',
  'lo',
  'mi',
  'ren',
  'tas',
  'vu',
  'del',
  'por',
  'shi',
  'ent',
  'bra',
  'ock',
  'ul',
  'fin',
  'gra',
  'est',
];

/** A vocabulary whose words are as unevenly common as those of a language (Zipf). */
export function vocabulary(random, size = 20_000) {
  const words = new Set(['the', 'payment', 'login', 'error', 'button', 'checkout', 'timeout', 'crash']);
  while (words.size < size) {
    const length = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(''));
  }
  const all = [...words];
  return () => all[Math.min(all.length - 1, Math.floor(all.length ** random()) - 1)];
}

/** One issue as Jira's search gives it with all fields: about 5 kB of JSON, a third of it text. */
export function realisticIssue(number, random, word) {
  const words = (count) => Array.from({ length: count }, word).join(' ');
  const paragraph = (count) => ({ type: 'paragraph', content: [{ type: 'text', text: words(count) }] });
  const document = (paragraphs) => ({
    version: 1,
    type: 'doc',
    content: Array.from({ length: paragraphs }, () => paragraph(30)),
  });
  const person = (at) => ({
    self: `https://api.atlassian.com/ex/jira/cloud/rest/api/3/user?accountId=712020:${at}`,
    accountId: `712020:${at}`,
    displayName: `Person ${at}`,
    active: true,
    timeZone: 'Europe/Berlin',
    accountType: 'atlassian',
    avatarUrls: { '48x48': `https://avatars.invalid/${at}/48`, '24x24': `https://avatars.invalid/${at}/24` },
  });
  const time = new Date(1_700_000_000_000 + number * 60_000).toISOString().replace('Z', '+0000');
  const fields = {
    summary: words(8),
    issuetype: { id: '10004', name: 'Bug', subtask: false, hierarchyLevel: 0, description: words(6) },
    project: { id: '10020', key: 'SHOP', name: 'Storefront', projectTypeKey: 'software', simplified: false },
    status: { id: '3', name: 'In progress', statusCategory: { id: 4, key: 'indeterminate', name: 'In Progress' } },
    priority: { id: '3', name: 'Medium', iconUrl: 'https://icons.invalid/medium.svg' },
    assignee: person(Math.floor(random() * 200)),
    reporter: person(Math.floor(random() * 200)),
    creator: person(Math.floor(random() * 200)),
    created: time,
    updated: time,
    labels: [word(), word()],
    description: document(4),
    issuelinks: [],
    attachment: [],
    comment: {
      comments: Array.from({ length: 2 }, (_one, at) => ({
        id: String(number * 10 + at),
        author: person(Math.floor(random() * 200)),
        body: document(1),
        created: time,
        updated: time,
      })),
      startAt: 0,
      maxResults: 20,
      total: 2,
    },
  };
  for (let at = 0; at < 60; at += 1) fields[`customfield_${10_100 + at}`] = at % 6 === 0 ? words(2) : null;
  return { id: String(100_000 + number), key: `SHOP-${number}`, fields };
}
