import type { BulkTerms } from '@shared/ipc/bulk';
import { MOST_AT_ONCE } from '../../gateway/create-issues';

/** Contract §4: a create costs one point, alone or in a lot; §8.2 what a second takes. */
export const TERMS: BulkTerms = { perRequest: MOST_AT_ONCE, pointsPerIssue: 1, issuesPerSecond: 20 };
