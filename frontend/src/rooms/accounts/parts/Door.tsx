import { type ReactNode, useEffect } from 'react';
import { Logo } from '@/shared/ui/atoms';

export function Door({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Atelier`;
  }, [title]);
  return (
    <main className="door" id="main">
      <div className="doorcard">
        <div className="row bb">
          <Logo />
          Atelier
        </div>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
