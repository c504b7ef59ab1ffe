import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ChatImport } from '@/shared/http/types';
import { chatsQuery } from '../api';
import { importChats } from '../api-shelf';

/** A file of chats from its choice to its report; nothing is written before `run`. The file goes out once for the plan and once for the deed. */
export function useChatImport() {
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [plan, setPlan] = useState<ChatImport | null>(null);
  const [sent, setSent] = useState(0);
  const away = useRef(new AbortController());
  useEffect(() => () => away.current.abort(), []);

  const send = (of: File, dry: boolean) => {
    away.current.abort();
    away.current = new AbortController();
    setSent(0);
    return importChats(of, dry, setSent, away.current.signal);
  };
  const read = useMutation({ meta: { quiet: true }, mutationFn: (of: File) => send(of, true), onSuccess: setPlan });
  const apply = useMutation({
    meta: { quiet: true },
    mutationFn: (of: File) => send(of, false),
    onSuccess: () => queries.invalidateQueries({ queryKey: chatsQuery.queryKey }),
  });
  const another = () => {
    away.current.abort();
    setFile(null);
    setPlan(null);
    read.reset();
    apply.reset();
  };
  return {
    file,
    plan,
    sent,
    reading: read.isPending,
    applying: apply.isPending,
    error: apply.error ?? read.error,
    done: apply.data ?? null,
    take: (of: File) => {
      another();
      setFile(of);
      read.mutate(of);
    },
    run: () => file && !apply.isPending && apply.mutate(file),
    another,
  };
}
