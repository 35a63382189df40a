import type { HistoryEntry } from '../../world/model';
import type { JiraContext, JsonObject } from '../context';
import { personShapeById } from './person';
import { platformTime } from '../time';

export function historyShape(context: JiraContext, entry: HistoryEntry): JsonObject {
  return {
    id: entry.id,
    author: personShapeById(context, entry.authorAccountId),
    created: platformTime(entry.created, context.site.timeZone),
    items: entry.items.map((item) => ({
      field: item.field,
      fieldtype: item.fieldtype,
      ...(item.fieldId === undefined ? {} : { fieldId: item.fieldId }),
      from: item.from,
      fromString: item.fromString,
      to: item.to,
      toString: item.toString_,
    })),
  };
}
