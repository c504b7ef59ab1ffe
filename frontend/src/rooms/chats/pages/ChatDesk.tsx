import { useEffect, useRef } from 'react';
import { ChatMenu } from './ChatMenu';
import { FolderDialog } from './FolderDialog';
import { FolderMenu } from './FolderMenu';
import { RenameDialog } from './RenameDialog';
import { type Deeds, useDeeds } from './useDeeds';
import type { Wish } from './wish';

type Props = { wish: Wish | null; onAsk: (wish: Wish) => void; onDone: (wish: Wish) => void };

/** Does at once what needs no more words. */
const doIt = (wish: Wish, deeds: Deeds): boolean => {
  if (wish.what === 'put') void deeds.move(wish.chats, wish.folder);
  if (wish.what !== 'deed') return wish.what === 'put';
  const { chats, deed } = wish;
  const [first] = chats;
  switch (deed) {
    case 'pin':
    case 'unpin':
      void deeds.change(
        chats.map(({ id }) => id),
        { pinned: deed === 'pin' },
      );
      return true;
    case 'archive':
    case 'unarchive':
      void deeds.archive(chats, deed === 'archive');
      return true;
    case 'markdown':
    case 'json':
      if (first) void deeds.takeOut(first, deed);
      return true;
    case 'delete':
      void deeds.remove(chats);
      return true;
    case 'rename':
    case 'move':
      return false;
    default:
      return deed satisfies never;
  }
};

/** Fulfils the wishes of one list: opens the menu or the dialog, or does the deed. */
export function ChatDesk({ wish, onAsk, onDone }: Props) {
  const deeds = useDeeds();
  const latest = useRef({ deeds, onDone });
  latest.current = { deeds, onDone };
  const heard = useRef<Wish | null>(null);
  useEffect(() => {
    if (!wish || heard.current === wish) return;
    heard.current = wish;
    if (doIt(wish, latest.current.deeds)) latest.current.onDone(wish);
  }, [wish]);

  const close = () => wish && onDone(wish);
  const dialog = wish?.what === 'deed' && (wish.deed === 'rename' || wish.deed === 'move') ? wish : null;
  return (
    <>
      <ChatMenu wish={wish} onAsk={onAsk} onDone={onDone} />
      <FolderMenu wish={wish} onAsk={onAsk} onDone={onDone} onUngroup={(folder) => void deeds.changeFolder(folder, null)} />
      {dialog?.deed === 'rename' && dialog.chats[0] && (
        <RenameDialog
          of="chat"
          now={dialog.chats[0].title}
          onClose={close}
          onSave={async (title) => {
            if (await deeds.change([dialog.chats[0]?.id ?? ''], { title })) close();
          }}
        />
      )}
      {dialog?.deed === 'move' && (
        <FolderDialog
          chats={dialog.chats}
          onClose={close}
          onMove={(folder) => {
            close();
            void deeds.move(dialog.chats, folder);
          }}
        />
      )}
      {wish?.what === 'folderName' && (
        <RenameDialog
          of="folder"
          now={wish.folder}
          onClose={close}
          onSave={(name) => {
            close();
            if (name !== wish.folder) void deeds.changeFolder(wish.folder, name);
          }}
        />
      )}
    </>
  );
}
