export const LaneSign = () => (
  <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="none" strokeWidth="1.8" strokeLinecap="round">
    <path d="M4 1.5v11" stroke="var(--pigment-ultramarine)" />
    <path d="M10 1.5v11" stroke="var(--pigment-umber)" />
  </svg>
);
