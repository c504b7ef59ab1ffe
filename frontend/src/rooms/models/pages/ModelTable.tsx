import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Model } from '@/shared/http/types';
import { RowTable } from '@/shared/ui/RowTable';
import type { Chosen } from '@/shared/ui/useChosen';
import { exceptionsOf, type Verb, verbsFor } from '../model';
import { ModelRow } from '../parts/ModelRow';
import { NextStep } from './NextStep';

type Props = {
  models: Model[];
  choosing: Chosen;
  busy: boolean;
  mayShare: boolean;
  onMenu: () => void;
  onAct: (model: Model, verb: Verb) => void;
  /** Puts a model on the base that took the place of its own. */
  onBase: (model: Model, base: string) => void;
};

const columns = ['base', 'access', 'state', 'changed'] as const;
const widths = { base: 176, access: 138, state: 148, changed: 120 };

/** The rows of all models; what a key does is what the row's menu offers. */
export function ModelTable({ models, choosing, busy, mayShare, onMenu, onAct, onBase }: Props) {
  const { t } = useTranslation();
  const may =
    (...wishes: Verb[]) =>
    (model: Model) => {
      const verb = verbsFor(model).find((can) => wishes.includes(can));
      if (verb) onAct(model, verb);
    };
  return (
    <RowTable
      items={models}
      choosing={{ ...choosing, all: t('models.selectAll') }}
      name={t('models.column.model')}
      columns={columns.map((key) => ({ key, label: t(`models.column.${key}`), width: widths[key] }))}
      keys={{
        e: may('edit'),
        d: may('clone'),
        i: may('explain'),
        v: may('versions'),
        a: may('access'),
        h: may('hide', 'unhide'),
        o: may('enable', 'disable'),
        Backspace: may('delete'),
        Delete: may('delete'),
      }}
      onEnter={may('chat')}
      busy={busy}
    >
      {models.map((model) => (
        <ModelRow
          key={model.id}
          model={model}
          exceptions={exceptionsOf(model)}
          selected={choosing.ids.has(model.id)}
          mayShare={mayShare}
          onMenu={onMenu}
          link={(name) =>
            model.permissions.read ? (
              <Link to="/workspace/models/$id/edit" params={{ id: model.id }} className="name clip" title={model.id}>
                {name}
              </Link>
            ) : (
              <Link to="/" search={{ models: model.id }} className="name clip" title={model.id}>
                {name}
              </Link>
            )
          }
          next={<NextStep model={model} onBase={onBase} />}
          onSelect={(on, range) => choosing.choose(model.id, on, range)}
          onAct={(verb) => onAct(model, verb)}
        />
      ))}
    </RowTable>
  );
}
