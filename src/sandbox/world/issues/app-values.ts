import { say, type Scene } from '../documents/scene';
import type { Field, Json } from '../model';
import { REQUEST_TYPES, requestTypeValue } from '../service-desk';

const DESK = 'com.atlassian.servicedesk';
const CMDB = 'com.atlassian.jira.plugins.cmdb:cmdb-object-cf';

/** Values of fields whose shape only their app knows, told by the whole type key; undefined for those left empty. */
export function appValue(field: Field, scene: Scene): Json | undefined {
  const { random } = scene;
  const custom = field.schema.custom ?? '';
  if (custom === 'com.example.rollout:plan') return rolloutPlan(scene);
  if (custom === `${DESK}:vp-origin`) return requestType(scene);
  if (custom === `${DESK}:sd-request-language`) return { languageCode: 'en', displayName: 'English' };
  if (custom === `${DESK}:sd-customer-organizations`) {
    return [{ id: '3', uuid: '0d6c3a56-52d4-4b3b-9d0c-0f5a2a7d9e03', name: say(scene, 'Store {shop}') }];
  }
  if (custom === `${DESK}:sd-sla-field`) return slaCycle(field.name, scene);
  if (custom === CMDB) return cmdbObject(field, scene);
  if (custom.endsWith(':devsummarycf')) return '{}';
  if (field.schema.type === 'object')
    return { likelihood: random.int(1, 5), damage: random.int(1, 5), note: say(scene, '{team}') };
  if (field.schema.items === 'object') return [{ at: new Date(scene.at).toISOString(), celsius: random.int(-20, 60) }];
  return undefined;
}

/** What the unknown field of a Rollout holds: any JSON object will do. */
function rolloutPlan(scene: Scene): Json {
  return {
    stages: scene.random.pick([
      [5, 25, 100],
      [1, 10, 50, 100],
      [50, 100],
    ]),
    guard: scene.random.pick(['error-rate', 'refund-count', 'response-time']),
  };
}

function requestType(scene: Scene): Json {
  return requestTypeValue(scene.random.pick(REQUEST_TYPES));
}

function slaCycle(name: string, scene: Scene): Json {
  const goal = name === 'Time to resolution' ? 16 * 60 : 4 * 60;
  const elapsed = scene.random.int(5, goal);
  return {
    id: name === 'Time to resolution' ? '1' : '2',
    name,
    completedCycles: [],
    ongoingCycle: {
      breached: false,
      paused: false,
      goalDuration: { millis: goal * 60_000, friendly: `${goal / 60}h` },
      elapsedTime: { millis: elapsed * 60_000, friendly: `${elapsed}m` },
    },
  };
}

function cmdbObject(field: Field, scene: Scene): Json {
  const workspaceId = '7f0a1c52-0c3a-4f6b-8a51-3ad1d0d35b11';
  const objectId = String(scene.random.int(100, 400));
  const object = { id: `${workspaceId}:${objectId}`, workspaceId, objectId };
  return field.schema.type === 'array' ? [object] : object;
}
