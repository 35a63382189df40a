import { Button } from '../../ui/button/button';
import { ConnectCard } from './connect-card';

export interface OldRuntimeProps {
  readonly electron: string;
  readonly onGoOn: () => void;
  readonly onBack: () => void;
}

/** Asked before an account at Atlassian is connected on an Electron that gets no security fixes any more. */
export function OldRuntime({ electron, onGoOn, onBack }: OldRuntimeProps) {
  return (
    <ConnectCard
      title={`Electron ${electron} is out of support`}
      lead="It gets no security fixes, and is meant for development and tests. Connect a real account with a released build. The demo site and emulators are fine here."
      foot={
        <>
          <Button autoFocus onClick={onBack}>
            Back
          </Button>
          <Button kind="quiet" onClick={onGoOn}>
            Connect all the same
          </Button>
        </>
      }
    >
      {null}
    </ConnectCard>
  );
}
