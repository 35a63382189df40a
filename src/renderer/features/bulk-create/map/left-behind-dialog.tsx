import { useStore } from 'zustand';
import { Button } from '../../../ui/button/button';
import { Dialog } from '../../../ui/overlay/dialog';
import type { SheetSession } from '../session/sheet-session';

/** Another project has no place for something that was mapped: whether it is to be so. */
export function LeftBehindDialog({ session }: { readonly session: SheetSession }) {
  const { leftBehind, site } = useStore(session.store);
  if (leftBehind === null || site === null) return null;
  const { names, from } = leftBehind;
  return (
    <Dialog
      open
      onOpenChange={() => session.project.stay()}
      title={`Not in ${site.project.name}`}
      description={`You mapped what ${site.project.name} does not have: ${names.join(', ')}. There it is left out. What stands in the cells stays.`}
      footer={
        <>
          <Button onClick={() => session.project.back()}>Back to {from}</Button>
          <Button kind="primary" onClick={() => session.project.stay()}>
            Use {site.project.name}
          </Button>
        </>
      }
    />
  );
}
