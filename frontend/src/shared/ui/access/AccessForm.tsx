import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Access, BaseAccess } from '@/shared/http/types';
import { Note } from '@/shared/ui/atoms';
import { type Audience, audienceOf } from './access';
import { type AccessWording, AddGrant, type Found, Grants } from './Grants';

export type AccessProps = Found & {
  access: Access;
  /** Of what is shared: what each right means there, and what to know before sharing it. */
  words?: AccessWording;
  locked: boolean;
  base?: { id: string; access: BaseAccess } | null;
  onChange: (access: Access) => void;
};

/** Who a thing is for: nobody else, some people and groups, or everybody; some may also look inside, or change it. */
export function AccessForm(props: AccessProps) {
  const { access, locked, base, words, onChange } = props;
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Audience | null>(null);
  const told = audienceOf(access);
  const audience = told === 'me' && asked === 'some' ? 'some' : told;
  const choose = (next: Audience) => {
    setAsked(next);
    onChange({ visibility: next === 'everyone' ? 'public' : 'private', grants: next === 'me' ? [] : access.grants });
  };
  return (
    <div className="accessform">
      <SegmentedControl
        aria-label={t('access.who')}
        disabled={locked}
        data={(['me', 'some', 'everyone'] as const).map((value) => ({ value, label: t(`access.${value}`) }))}
        value={audience}
        onChange={(next) => choose(next as Audience)}
      />
      <p className="s3 accessnote">{t(`access.help.${audience}`)}</p>
      <Grants access={access} locked={locked} words={words} onChange={onChange} />
      {!locked && audience !== 'me' && <AddGrant {...props} />}
      {audience !== 'me' && <p className="small s3">{words?.note ?? t('access.repeat')}</p>}
      {base && base.access !== 'open' && <Note tone="quiet">{t(`access.base.${base.access}`, { id: base.id })}</Note>}
    </div>
  );
}
