import { useTranslation } from 'react-i18next';
import { Dialog } from '@/shared/ui/Dialog';
import { tidied } from '../editing';
import type { EditorPanel } from '../model';
import { JsonView } from '../parts/JsonView';
import { Conflict } from './Conflict';
import { ExplainDrawer } from './ExplainDrawer';
import type { Edit } from './useModelDraft';
import VersionsDrawer from './VersionsDrawer';

type Props = {
  panel: EditorPanel | undefined;
  edit: Edit;
  name: string;
  locked: boolean;
  settling: boolean;
  onSettled: () => void;
  onClose: () => void;
};

/** What is loaded only when it is asked for: history, explanation, JSON, and the choice between two saves. */
export default function EditorPanels({ panel, edit, name, locked, settling, onSettled, onClose }: Props) {
  const { t } = useTranslation();
  const { draft } = edit;
  return (
    <>
      {panel === 'versions' && (
        <VersionsDrawer
          id={draft.id}
          name={name}
          draft={draft}
          origin={edit.origin}
          dirty={edit.dirty}
          locked={locked}
          onClose={onClose}
          onRestored={() => void edit.reload()}
        />
      )}
      {panel === 'explain' && <ExplainDrawer id={draft.id} name={name} dirty={edit.dirty} onClose={onClose} />}
      <Dialog opened={panel === 'json'} onClose={onClose} title={t('editor.jsonTitle')} size={780}>
        <p className="small s3">{t('editor.jsonNote')}</p>
        <JsonView value={tidied(draft)} label={t('editor.jsonTitle')} />
      </Dialog>
      {edit.theirs && settling && (
        <Conflict
          before={edit.origin}
          mine={draft}
          theirs={edit.theirs.draft}
          busy={edit.busy}
          onClose={onSettled}
          onSettle={(next) => {
            edit.settle(next);
            onSettled();
          }}
        />
      )}
    </>
  );
}
