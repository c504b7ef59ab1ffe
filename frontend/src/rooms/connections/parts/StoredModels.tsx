import { useTranslation } from 'react-i18next';
import type { StoredModel } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { Mark } from '@/shared/ui/atoms';
import { StoredMenu, type StoredVerb } from './StoredMenu';

function Loaded({ loaded }: { loaded: NonNullable<StoredModel['loaded']> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const left = loaded.expires_at ? (Date.parse(loaded.expires_at) - Date.now()) / 1000 : 0;
  const short = left > 0 && left < 24 * 3600;
  const size = format.bytes(loaded.size_vram);
  const time = format.duration(left < 60 ? left : Math.round(left / 60) * 60);
  return <Mark tone="accent">{loaded.size_vram > 0 && short ? t('pulls.loaded', { size, time }) : t('pulls.loadedOnly')}</Mark>;
}

type Props = { models: StoredModel[]; onAct: (verb: StoredVerb, model: StoredModel) => void };

/** What is on an Ollama's disk; what is in its memory says so. */
export function StoredModels({ models, onAct }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  if (models.length === 0) {
    return (
      <>
        <p className="b">{t('pulls.empty')}</p>
        <p className="s3">{t('pulls.emptyHelp')}</p>
      </>
    );
  }
  return (
    <table className="ml stored">
      <thead>
        <tr>
          <th scope="col">{t('connections.column.name')}</th>
          <th scope="col" className="w-m hidem">
            {t('pulls.column.family')}
          </th>
          <th scope="col" className="w-s hidem">
            {t('connections.column.size')}
          </th>
          <th scope="col" className="w-s hidem">
            {t('connections.column.quant')}
          </th>
          <th scope="col" className="w-s r">
            {t('pulls.column.disk')}
          </th>
          <th scope="col" className="w-m r hidem">
            {t('pulls.column.changed')}
          </th>
          <th scope="col" className="w-x">
            <span className="vh">{t('pulls.update')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <tr key={model.name}>
            <td>
              <span className="row" style={{ gap: 8 }}>
                <span className="mono clip mlname" title={model.name}>
                  {model.name}
                </span>
                {model.loaded && <Loaded loaded={model.loaded} />}
              </span>
            </td>
            <td className="hidem clip">{model.family}</td>
            <td className="hidem">{model.parameter_size}</td>
            <td className="hidem mono">{model.quantization}</td>
            <td className="r num nowrap">{format.bytes(model.size)}</td>
            <td className="r hidem nowrap">{model.modified_at ? format.ago(model.modified_at) : ''}</td>
            <td className="r">
              <StoredMenu model={model} onAct={onAct} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
