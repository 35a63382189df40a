import { couldNotAsk } from '@shared/ipc/not-asked';
import { failureOf } from '../../bridge';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { RefreshTrouble } from '../../ui/failure/refresh-trouble';
import { LeftOutNotice } from './drafts/left-out-notice';
import { TypesHere } from './form/types-here';
import { NotUnderstoodNotice } from './payload/not-understood-notice';
import { MendedElsewhereNotice } from './submit/mended-elsewhere-notice';
import { BegunNotice } from './templates/begun-notice';
import type { CreatePageState } from './use-create-page';

/** What there is to say of the whole form, between its place and its fields. */
export function FormNotices({ page }: { page: CreatePageState }) {
  const { kept, filled, meta, tools, failure } = page;
  const { projectId } = page.draft;
  return (
    <>
      {tools.begun !== null && (
        <BegunNotice
          begun={tools.begun}
          fields={filled.fields}
          values={filled.values}
          onLink={page.type}
          onClose={tools.understood}
        />
      )}
      <MendedElsewhereNotice draft={page.draft} onApart={() => kept.change((now) => ({ ...now, replaces: null }))} />
      {kept.failure !== null && <FailureNotice failure={kept.failure} onRetry={kept.retry} />}
      <LeftOutNotice names={filled.leftOut} onTakeOut={page.takeOutMisfits} />
      <NotUnderstoodNotice parts={page.notUnderstood} onClose={page.understood} />
      {failure !== null && <FailureNotice failure={failure} onRetry={() => void page.submit()} />}
      <RefreshTrouble aged={meta.data} />
      {meta.isError && <FailureNotice failure={failureOf(meta.error)} onRetry={() => void meta.refetch()} />}
      {meta.isError && projectId !== null && couldNotAsk(failureOf(meta.error)) && (
        <TypesHere projectId={projectId} onChoose={(issueTypeId) => page.chooseForm({ projectId, issueTypeId })} />
      )}
    </>
  );
}
