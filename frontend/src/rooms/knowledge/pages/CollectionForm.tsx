import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Dialog } from '@/shared/ui/Dialog';
import { changeCollection, createCollection, knowledgeChanged } from '../api';
import type { Collection } from '../model';

type Props = {
  /** Null for a new one. */
  collection: Collection | null;
  name?: string;
  onClose: () => void;
  onDone?: (collection: Collection) => void;
};

/** Name and description of a collection, new or not. */
export function CollectionForm({ collection, name: wished = '', onClose, onDone }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState(collection?.name ?? wished);
  const [description, setDescription] = useState(collection?.description ?? '');
  const write = useMutation({
    meta: { quiet: true },
    mutationFn: () => {
      const body = { name: name.trim(), description: description.trim() };
      return collection ? changeCollection(collection.id, body) : createCollection(body);
    },
    onSuccess: async (done) => {
      await knowledgeChanged(queries);
      onClose();
      onDone?.(done);
    },
  });
  const ready = name.trim() !== '' && !write.isPending;
  return (
    <Dialog opened onClose={onClose} title={collection ? t('knowledge.renameTitle', { name: collection.name }) : t('knowledge.new')}>
      <form
        className="knowform"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) write.mutate();
        }}
      >
        <TextInput
          data-autofocus
          label={t('knowledge.name')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t('knowledge.description')}
          description={t('knowledge.descriptionHelp')}
          autosize
          minRows={2}
          maxRows={6}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {write.error && <Note tone="danger">{errorText(t, write.error)}</Note>}
        <div className="row dialogfoot">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={write.isPending} disabled={!ready}>
            {t(collection ? 'common.save' : 'knowledge.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
