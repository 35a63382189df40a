import { issueTypePicture } from './pictures';
import type { JiraRequest, Route } from './route';

/** Icons of issue types, under version 2 of the API, where Jira's answers of version 3 point, and under version 3. */
export const avatarRoutes: Route[] = ['2', '3'].map((version) => ({
  method: 'GET',
  pattern: `/rest/api/${version}/universal_avatar/view/type/{type}/avatar/{id}`,
  handle: (request: JiraRequest) => issueTypePicture(request.params['id'] ?? '', request.query.get('format')),
}));
