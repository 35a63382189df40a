import type { MirrorObjects } from '../../../../../src/main/mirror/mirror-objects';
import { createSyncEngine, type EnginePorts, type SyncEngine } from '../../../../../src/main/mirror/sync/engine';
import { remotely } from '../a-mirror';
import type { FakeJira } from './fake-jira';

/** The engine on a Jira of a few issues; its timers never ring by themselves. */
export function anEngine(mirror: MirrorObjects, jira: FakeJira, over: Partial<EnginePorts> = {}): SyncEngine {
  return createSyncEngine({
    mirror: remotely(mirror),
    jira: () => jira,
    now: () => jira.now,
    after: () => () => undefined,
    justWritten: () => [],
    waiting: () => null,
    waitedFor: () => Promise.resolve([]),
    stateChanged: () => undefined,
    issuesChanged: () => undefined,
    reportDefect: () => 'log:1',
    ...over,
  });
}
