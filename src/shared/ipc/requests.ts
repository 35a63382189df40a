import { z } from '../schema';

/** One call to Atlassian, for the log in Settings; see `main/gateway/request-log.ts`. */
export const loggedRequest = z.object({
  at: z.number(),
  method: z.string(),
  path: z.string(),
  status: z.number().nullable(),
  milliseconds: z.number(),
  tries: z.number(),
  points: z.number(),
  waited: z.number(),
  why: z.string().nullable(),
  note: z.string().nullable(),
  curl: z.string(),
  times: z.number().optional(),
});

/** What is left of Atlassian's limits on a site; see `main/gateway/limits.ts`. */
export const limitsNow = z.object({
  pointsLeft: z.number(),
  pointsAnHour: z.number(),
  learnt: z.boolean(),
  resetsAt: z.number(),
  waiting: z
    .object({
      why: z.enum(['quota', 'background-share', 'burst', 'issue', 'maintenance']),
      until: z.number(),
      requests: z.number(),
    })
    .nullable(),
});
