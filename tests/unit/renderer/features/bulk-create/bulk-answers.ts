import { succeed } from '@shared/ipc/outcome';
import { answer, SITE } from '../../../../support/bulk/sample-site';
import type { Answers } from '../../fake-bridge';

/** What main answers the page of Bulk create where nothing is special: one project, no sheet, a disk that keeps all, no run. */
export function bulkAnswers(): Answers {
  return {
    'app.network': () => succeed({ online: true, since: 0 }),
    'bulk.sheets': () => succeed({ sheets: [], total: 0 }),
    'bulk.start': () => succeed(null),
    'bulk.append': ({ at }) => succeed(at + 1),
    'bulk.saveSettings': () => succeed(null),
    'bulk.keepAnswers': () => succeed(null),
    'bulk.remove': () => succeed(null),
    'bulk.site': () => succeed(SITE),
    'bulk.known': () => succeed([]),
    'bulk.before': ({ rows }) =>
      succeed({ rows: [], others: { ready: rows.length, calls: 1, points: rows.length, seconds: 1 } }),
    'bulk.terms': () => succeed({ perRequest: 50, pointsPerIssue: 1, issuesPerSecond: 20 }),
    'bulk.memory': () => succeed(null),
    'bulk.remember': () => succeed(null),
    'bulk.lookUp': ({ questions }) =>
      succeed(Object.fromEntries(questions.map((question) => [question.key, answer(question)]))),
    'bulk.news': () => succeed({ since: 1, groups: [], rows: [] }),
  };
}
