import type { JiraReply, JiraRequest, Route } from '../http/route';
import { platformTime } from './time';

function serverInfo(request: JiraRequest): JiraReply {
  const { site, now } = request;
  return {
    status: 200,
    body: {
      baseUrl: site.url,
      displayUrl: site.url,
      version: '1001.0.0-SNAPSHOT',
      versionNumbers: [1001, 0, 0],
      deploymentType: 'Cloud',
      buildNumber: 100_300,
      buildDate: platformTime(request.world.startedAt, site.timeZone),
      serverTime: platformTime(now, site.timeZone),
      scmInfo: 'sandbox',
      serverTitle: 'Jira',
      serverTimeZone: site.timeZone,
    },
  };
}

/** `GET configuration`: feature switches and the length of a working day. */
function configuration(): JiraReply {
  return {
    status: 200,
    body: {
      votingEnabled: true,
      watchingEnabled: true,
      unassignedIssuesAllowed: true,
      subTasksEnabled: true,
      issueLinkingEnabled: true,
      timeTrackingEnabled: true,
      attachmentsEnabled: true,
      timeTrackingConfiguration: {
        workingHoursPerDay: 8,
        workingDaysPerWeek: 5,
        timeFormat: 'pretty',
        defaultUnit: 'minute',
      },
    },
  };
}

export const serverInfoRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/serverInfo', handle: serverInfo },
  { method: 'GET', pattern: '/rest/api/3/configuration', handle: configuration },
];
