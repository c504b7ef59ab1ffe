import { Button, Popover, UnstyledButton } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { type DragEvent, lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar, type Face } from '@/shared/ui/Avatar';
import { smallIcon } from '@/shared/ui/atoms';
import { complaintAboutPicture, pictureTypes } from '../crop';

const Crop = lazy(() => import('./Crop'));

type Props = { face: Face; locked: boolean; busy: boolean; onSet: (picture: Blob) => Promise<unknown>; onRemove: () => void };

/** The face of a model: drop a picture on it or choose one, then say which square of it. */
export function AvatarPicker({ face, locked, busy, onSet, onRemove }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [bad, setBad] = useState<'kind' | 'size' | 'broken' | null>(null);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const close = () => {
    setOpened(false);
    setFile(null);
    setBad(null);
  };
  const take = (chosen: File | undefined) => {
    if (!chosen) return;
    const complaint = complaintAboutPicture(chosen);
    setBad(complaint);
    setFile(complaint ? null : chosen);
    setOpened(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  if (locked) return <Avatar face={face} size={76} />;
  return (
    <Popover
      opened={opened}
      onChange={(next) => (next ? setOpened(true) : close())}
      position="bottom-start"
      width={288}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className="avbtn"
          aria-label={t('editor.avatar.change')}
          data-over={over || undefined}
          onClick={() => (opened ? close() : setOpened(true))}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <Avatar face={face} size={76} />
          <span className="avedit">
            <IconCamera {...smallIcon} aria-hidden="true" />
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('editor.avatar.title')}>
        <input
          ref={input}
          type="file"
          hidden
          accept={pictureTypes.join(',')}
          aria-label={t('editor.avatar.choose')}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        {file ? (
          <Suspense fallback={<div className="crop" />}>
            <Crop
              file={file}
              busy={busy}
              onCancel={() => setFile(null)}
              onDone={(picture) => void onSet(picture).then(close, close)}
              onBad={() => {
                setFile(null);
                setBad('broken');
              }}
            />
          </Suspense>
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keys
          <div className="avdrop" data-over={over || undefined} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
            <p className={bad ? 'fielderror' : 'small s3'} role={bad ? 'alert' : undefined}>
              {bad ? t(`editor.avatar.${bad}`) : t('editor.avatar.help')}
            </p>
            <div className="row wrap">
              <Button size="xs" data-autofocus onClick={() => input.current?.click()}>
                {t('editor.avatar.choose')}
              </Button>
              {face.photo && (
                <Button
                  size="xs"
                  variant="subtle"
                  onClick={() => {
                    onRemove();
                    close();
                  }}
                >
                  {t('editor.avatar.letter')}
                </Button>
              )}
            </div>
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
