import { FocusTrap, Portal } from '@mantine/core';
import { prefer, usePreferences } from '@/shared/ui/preferences';
import { mostModels } from '../model';
import { Picker } from '../parts/Picker';
import { toggled } from '../pick';
import type { Choosing } from './shared';
import { useModelsOf } from './useModelsOf';

type Props = { choosing: Choosing; onUse: (ids: string[]) => void; onClose: () => void };

/** The selector for one thing to be asked now: which models answer again, or which one merges. */
export function ModelChooser({ choosing, onUse, onClose }: Props) {
  const { stars, recent } = usePreferences();
  const { entries, face } = useModelsOf([]);
  return (
    <Portal>
      <FocusTrap>
        <div className="chooser">
          <Picker
            entries={entries}
            chosen={[]}
            mode="change"
            stars={stars}
            recent={recent}
            most={choosing.deed === 'merge' ? 1 : mostModels}
            faceOf={(entry) => face(entry.id)}
            nameOf={() => null}
            onStar={(id) => prefer({ stars: toggled(stars, id, 500) })}
            onUse={onUse}
            onPull={() => undefined}
            onClose={onClose}
          />
        </div>
      </FocusTrap>
    </Portal>
  );
}
