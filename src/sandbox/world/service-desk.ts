import type { Json } from './model';

/** Request types of the service project, as a portal offers them. */
export const REQUEST_TYPES = [
  { id: '11', name: 'Report an incident' },
  { id: '12', name: 'Ask for equipment' },
  { id: '13', name: 'Ask for access' },
] as const;

/** What a Request Type field holds: the type and how the customer sees the request. */
export function requestTypeValue(type: { id: string; name: string }): Json {
  return {
    requestType: { id: type.id, name: type.name, serviceDeskId: '1' },
    currentStatus: { status: 'Waiting for support' },
  };
}

/** Organizations that customers belong to. Seeded issues name the third with a store of their own. */
export const ORGANIZATIONS = [
  { id: '1', uuid: '0d6c3a56-52d4-4b3b-9d0c-0f5a2a7d9e01', name: 'Head office' },
  { id: '2', uuid: '0d6c3a56-52d4-4b3b-9d0c-0f5a2a7d9e02', name: 'Depot' },
  { id: '3', uuid: '0d6c3a56-52d4-4b3b-9d0c-0f5a2a7d9e03', name: 'Stores' },
] as const;
