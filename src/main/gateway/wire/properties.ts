import { CHANGE_PROPERTY } from '@shared/fields/compile-payload';
import { z } from '@shared/schema';

/** Entity properties of a comment or a worklog, where they were asked for and come along. */
export const wireProperties = z.array(z.object({ key: z.string(), value: z.unknown() })).nullish();

const marker = z.object({ id: z.string() });

/** The change that the marker among them names; `null` without one, `undefined` where there are no properties to tell by. */
export function markOf(properties: z.output<typeof wireProperties>): string | null | undefined {
  if (properties === null || properties === undefined) return undefined;
  const found = marker.safeParse(properties.find(({ key }) => key === CHANGE_PROPERTY)?.value);
  return found.success ? found.data.id : null;
}
