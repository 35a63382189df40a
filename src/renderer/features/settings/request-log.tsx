import { useQuery } from '@tanstack/react-query';
import type { Output } from '@shared/ipc/contract';
import { ask, failureOf } from '../../bridge';
import { CopyButton } from '../../ui/button/copy-button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { clockText } from '../../ui/marks/relative-time-text';
import { FailureNotice } from '../../ui/failure/failure-notice';
import styles from './settings.module.css';

/** The last 500 calls to Atlassian as they come, without a token, each to be copied as a command line. */
export function RequestLog() {
  const query = useQuery({
    queryKey: ['requests'],
    queryFn: () => ask('settings.requests', null),
  });
  if (query.isError) return <FailureNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />;
  const requests = query.data ?? [];
  if (query.isSuccess && requests.length === 0)
    return <EmptyState>Nothing has been asked of Atlassian since the start.</EmptyState>;
  return (
    <div className={styles.log} tabIndex={0} role="region" aria-label="Request log">
      <table>
        <thead>
          <tr>
            <th scope="col" className={styles.at}>
              At
            </th>
            <th scope="col">Request</th>
            <th scope="col" className={styles.number}>
              Status
            </th>
            <th scope="col" className={styles.number}>
              ms
            </th>
            <th scope="col" className={styles.number}>
              Tries
            </th>
            <th scope="col" className={styles.number}>
              Points
            </th>
            <th scope="col" className={styles.number}>
              Waited
            </th>
            <th scope="col">Note</th>
            <th scope="col">
              <span className="visually-hidden">Copy</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {requests.map((request, index) => (
            <tr key={`${request.at} ${requests.length - index}`}>
              <td className={styles.at}>{clockText(request.at, 'second')}</td>
              <td className={styles.path} title={request.path}>
                <b>{request.method}</b> {request.path.replace(/^\/ex\/jira\/[^/]+/, '')}
              </td>
              <td className={styles.number}>{request.status ?? 'none'}</td>
              <td className={styles.number}>{request.milliseconds.toLocaleString()}</td>
              <td className={styles.number}>{request.tries}</td>
              <td className={styles.number}>{request.points.toLocaleString()}</td>
              <td className={styles.number} title={request.why ?? undefined}>
                {request.waited === 0 ? '' : `${request.waited.toLocaleString()} ms`}
              </td>
              <td className={styles.note} title={noteOf(request)}>
                {noteOf(request)}
              </td>
              <td>
                <CopyButton
                  label="Copy as cURL"
                  look="icon"
                  onCopy={async () => void (await ask('app.copy', { text: request.curl }))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Why it failed, why it waited, and how many others that did not leave either were like it. */
function noteOf({ note, why, tries, times = 1 }: Output<'settings.requests'>[number]): string {
  const unsent = tries > 0 ? null : times === 1 ? 'not sent' : `not sent, ${times.toLocaleString('en')} times`;
  return [unsent, note, why === null ? null : `waited: ${why}`].filter((part) => part !== null).join('; ');
}
