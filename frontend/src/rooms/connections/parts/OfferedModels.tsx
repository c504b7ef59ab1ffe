import { useTranslation } from 'react-i18next';
import type { BaseModel } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { Mark } from '@/shared/ui/atoms';

export function OfferedModels({ models, connectionId }: { models: BaseModel[]; connectionId: string }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (models.length === 0) return <p className="s3 conpart">{t('connections.noModels')}</p>;
  const cell = (text: string | null | undefined) => text ?? '';
  return (
    <section className="conpart" aria-labelledby="models-offered">
      <h3 id="models-offered" className="small s3 b">
        {t('connections.models', { count: models.length })}
      </h3>
      <table className="ml offered">
        <thead>
          <tr>
            <th scope="col">{t('connections.column.name')}</th>
            <th scope="col" className="hidem">
              {t('connections.column.size')}
            </th>
            <th scope="col" className="hidem">
              {t('connections.column.quant')}
            </th>
            <th scope="col" className="r">
              {t('connections.column.context')}
            </th>
            <th scope="col" className="hidem">
              {t('connections.column.also')}
            </th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <tr key={model.id}>
              <td>
                <span className="row" style={{ gap: 8 }}>
                  <span className="mono clip mlname" title={model.id}>
                    {model.id}
                  </span>
                  {model.state === 'removed' && <Mark tone="warn">{t('connections.gone')}</Mark>}
                </span>
              </td>
              <td className="hidem">{cell(model.details?.parameter_size)}</td>
              <td className="hidem mono">{cell(model.details?.quantization)}</td>
              <td className="r num">{model.details?.context_length ? format.number(model.details.context_length) : ''}</td>
              <td className="hidem clip">
                {model.sources
                  .filter((source) => source.connection_id !== connectionId)
                  .map((source) => source.name)
                  .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
