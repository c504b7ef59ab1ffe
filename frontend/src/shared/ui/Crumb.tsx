import { Link, type LinkProps } from '@tanstack/react-router';

/** Where a page belongs, before its own name. */
export function Crumb({ to, children }: { to: LinkProps['to']; children: string }) {
  return (
    <span className="crumb">
      <Link to={to}>{children}</Link>
      <span aria-hidden="true" className="sep">
        /
      </span>
    </span>
  );
}
