import { Button, Menu } from '@mantine/core';
import { IconEye, IconEyeOff, IconFileCode, IconPower, IconTag, IconTrash, IconUpload, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Model, ModelAction } from '@/shared/http/types';
import { icon } from '@/shared/ui/atoms';
import { BulkBar, BulkDeed } from '@/shared/ui/BulkBar';

type Props = {
  models: Pick<Model, 'hidden' | 'enabled'>[];
  onAct: (action: ModelAction) => void;
  onTags?: () => void;
  onAccess?: () => void;
  onExport?: () => void;
  onModelfiles?: () => void;
  onDelete?: () => void;
  onClear: () => void;
};

/** Offers only what would change something: Show where one is hidden, Turn on where one is off. */
export function ModelBulk({ models, onAct, onTags, onAccess, onExport, onModelfiles, onDelete, onClear }: Props) {
  const { t } = useTranslation();
  const some = (test: (model: Props['models'][number]) => boolean) => models.some(test);
  const deed = (action: ModelAction, sign: typeof IconEye, everywhere = false) => (
    <BulkDeed sign={sign} className={everywhere ? undefined : 'hidem'} onAct={() => onAct(action)}>
      {t(`models.bulk.${action}`)}
    </BulkDeed>
  );
  return (
    <BulkBar label={t('models.bulk.label')} count={t('models.bulk.selected', { count: models.length })} onClear={onClear}>
      {some((model) => !model.hidden) && deed('hide', IconEyeOff, true)}
      {some((model) => model.hidden) && deed('unhide', IconEye, true)}
      {some((model) => model.enabled) && deed('disable', IconPower)}
      {some((model) => !model.enabled) && deed('enable', IconPower)}
      {onTags && (
        <BulkDeed sign={IconTag} onAct={onTags}>
          {t('bulk.tags')}
        </BulkDeed>
      )}
      {onAccess && (
        <BulkDeed sign={IconUsers} onAct={onAccess}>
          {t('bulk.access')}
        </BulkDeed>
      )}
      {onExport && (
        <Menu position="top" withinPortal={false}>
          <Menu.Target>
            <Button variant="subtle" size="xs" leftSection={<IconUpload {...icon} />}>
              {t('models.bulk.export')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconUpload {...icon} />} onClick={onExport}>
              {t('models.do.export')}
            </Menu.Item>
            <Menu.Item leftSection={<IconFileCode {...icon} />} onClick={onModelfiles}>
              {t('models.do.modelfile')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {onDelete && (
        <BulkDeed sign={IconTrash} danger onAct={onDelete}>
          {t('models.bulk.delete')}
        </BulkDeed>
      )}
    </BulkBar>
  );
}
