import type { ReactNode } from 'react';

type Props = { id: string; title: string; note?: ReactNode; right?: ReactNode; children: ReactNode };

export const Section = ({ id, title, note, right, children }: Props) => (
  <section className="sec" id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
    <header>
      <h2 id={`${id}-title`}>{title}</h2>
      {note && <span className="small s3">{note}</span>}
      <span className="grow" />
      {right}
    </header>
    {children}
  </section>
);
