import { useState } from 'react';
import { SegmentedControl } from '../../ui/choice/segmented-control';
import { ButtonsSection, MarksSection } from './basics-section';
import { CodeSection, FieldValuesSection, ListSection, RichTextSection } from './content-section';
import { ChoiceSection, FeedbackSection, OverlaysSection } from './feedback-section';
import { FieldControlsSection, InputsSection } from './inputs-section';
import styles from './controls-page.module.css';

type Shown = 'both' | 'light' | 'dark';

/** Every control in its states, in both themes beside each other. For looking at, and for pictures. */
export function ControlsPage() {
  const [shown, setShown] = useState<Shown>('both');
  const [now] = useState(() => Date.now());
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.name}>Controls</h1>
        <SegmentedControl
          label="Theme"
          value={shown}
          onChange={setShown}
          segments={[
            { value: 'both', label: 'Both' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </header>
      <div className={styles.themes}>
        {(shown === 'both' ? (['light', 'dark'] as const) : [shown]).map((theme) => (
          <div
            key={theme}
            data-theme={theme}
            className={styles.theme}
            role="region"
            aria-label={theme === 'light' ? 'Light theme' : 'Dark theme'}
          >
            <ButtonsSection />
            <MarksSection now={now} />
            <ChoiceSection />
            <OverlaysSection />
            <FeedbackSection />
            <InputsSection />
            <FieldControlsSection />
            <ListSection now={now} />
            <CodeSection />
            <FieldValuesSection />
            <RichTextSection />
          </div>
        ))}
      </div>
    </div>
  );
}
