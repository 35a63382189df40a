import type { Field } from '../model';
import { customField, options } from './make-field';

const FORGE_APP = '9c1f0a52-6a0b-4a7e-9d55-1d9f6ab0c7e1';
const FORGE_ENVIRONMENT = '3b7d7d0c-2f8e-4f0b-8a43-60a2c1b0f9d4';

function forgeField(customId: number, name: string, moduleKey: string, type: string, items?: string): Field {
  return customField(
    customId,
    name,
    `ari:cloud:ecosystem::extension/${FORGE_APP}/${FORGE_ENVIRONMENT}/static/${moduleKey}`,
    type,
    { ...(items === undefined ? {} : { items }), key: `${FORGE_APP}__${moduleKey}` },
  );
}

function connectField(customId: number, name: string, fieldKey: string, type: string, items?: string): Field {
  return customField(customId, name, `com.example.loyalty__${fieldKey}`, type, {
    ...(items === undefined ? {} : { items }),
    key: `com.example.loyalty__${fieldKey}`,
    options: type === 'option2' || items === 'option2' ? options(customId * 10, ['Bronze', 'Silver', 'Gold']) : [],
  });
}

/** Fields of a Forge and of a Connect app: their `key` is not their `id`. POST takes the id. */
export function appFields(): Field[] {
  return [
    forgeField(10110, 'Risk score', 'risk-score', 'number'),
    forgeField(10111, 'Delivery note', 'delivery-note', 'string'),
    forgeField(10112, 'Data steward', 'data-steward', 'user'),
    forgeField(10113, 'Steward group', 'steward-group', 'group'),
    forgeField(10114, 'Frozen at', 'frozen-at', 'datetime'),
    forgeField(10115, 'Risk assessment', 'risk-assessment', 'object'),
    // Apps give `items` in words of their own: clients must branch on type and custom alone.
    forgeField(10116, 'Regulations', 'regulations', 'array', 'string'),
    forgeField(10117, 'Measurements', 'measurements', 'array', 'object'),
    forgeField(10118, 'Data stewards', 'data-stewards', 'array', 'user'),
    forgeField(10119, 'Steward groups', 'steward-groups', 'array', 'group'),
    forgeField(10124, 'Readings', 'readings', 'array', 'number'),
    forgeField(10125, 'Inspected at', 'inspected-at', 'array', 'datetime'),
    connectField(10120, 'Loyalty tier', 'tier', 'option2'),
    connectField(10121, 'Loyalty points', 'points', 'number'),
    connectField(10122, 'Loyalty card', 'card', 'string'),
    connectField(10123, 'Loyalty campaigns', 'campaigns', 'array', 'option2'),
  ];
}
