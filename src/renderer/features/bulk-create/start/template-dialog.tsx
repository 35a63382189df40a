import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Failure } from '@shared/ipc/failure';
import { call } from '../../../bridge';
import { Button } from '../../../ui/button/button';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Dialog } from '../../../ui/overlay/dialog';
import { Combobox } from '../../../ui/picker/combobox';
import type { Option } from '../../../ui/picker/option';
import { useSite } from '../../../ui/session/site-context';
import { bulkProjectsQuery } from '../queries';

/** Saves a spreadsheet with a column for each field of a project, required ones marked, allowed values on a second sheet. */
export function TemplateDialog({ onClose }: { readonly onClose: () => void }) {
  const { ref } = useSite();
  const projects = useQuery(bulkProjectsQuery(ref));
  const [project, setProject] = useState<Option | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (projectId: string): Promise<void> => {
    setBusy(true);
    const outcome = await call('bulk.saveTemplate', { site: ref, projectId });
    setBusy(false);
    if (!outcome.ok) setFailure(outcome.failure);
    else if (outcome.value) onClose();
  };
  const options = (projects.data?.value ?? []).map(({ id, name, key }) => ({ id, label: name, note: key }));
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Save a template"
      description="One column a field, required ones marked, allowed values on a second sheet."
      footer={
        <Button
          kind="primary"
          busy={busy}
          disabled={project === null}
          title={project === null ? 'Choose a project first' : undefined}
          onClick={() => {
            if (project !== null) void save(project.id);
          }}
        >
          Save the template
        </Button>
      }
    >
      {failure !== null && <FailureNotice failure={failure} />}
      <Combobox
        label="Project"
        placeholder="Choose a project"
        source={options}
        value={project}
        onChange={setProject}
        aside={project?.note}
      />
    </Dialog>
  );
}
