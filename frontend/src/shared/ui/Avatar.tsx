import { useId, useState } from 'react';
import { apiBase } from '../http/settings';
import { graphemeOf, hashOf, pigmentOf } from './pigment';
import { type Pigment, pigments } from './theme';

export type Face = { id: string; name: string; base?: boolean; pigment?: Pigment; photo?: string | null };

function Shapes({ kind, shade }: { kind: number; shade: string }) {
  switch (kind) {
    case 0:
      return (
        <>
          <circle cx="33" cy="38" r="21" fill={shade} opacity=".6" />
          <circle cx="36" cy="5" r="9" fill="#fff" opacity=".16" />
        </>
      );
    case 1:
      return (
        <>
          <path d="M0 40V17A23 23 0 0 1 23 40Z" fill="#fff" opacity=".13" />
          <path d="M40 0v23A23 23 0 0 1 17 0Z" fill={shade} opacity=".7" />
        </>
      );
    case 2:
      return (
        <>
          <path d="M-2 26 26-2h18L-2 44Z" fill={shade} opacity=".5" />
          <path d="M44 22 22 44h22Z" fill="#fff" opacity=".13" />
        </>
      );
    default:
      return (
        <>
          <path d="M0 25c10-8 20 6 40-7v22H0Z" fill={shade} opacity=".65" />
          <circle cx="6" cy="5" r="8" fill="#fff" opacity=".16" />
        </>
      );
  }
}

/** A photo that does not arrive leaves its place to the pigment. */
function Photo({ face, photo, size }: { face: Face; photo: string; size: number }) {
  const [broken, setBroken] = useState('');
  if (broken === photo) return <Avatar face={{ ...face, photo: null }} size={size} />;
  return (
    <img
      src={new URL(photo, apiBase()).href}
      alt=""
      width={size}
      height={size}
      loading="lazy"
      decoding="async"
      className="photo"
      style={{ borderRadius: size * 0.26 }}
      onError={() => setBroken(photo)}
    />
  );
}

/** A workspace model wears a pigment, a base model is a plain tile. It always stands beside a name, so it says nothing to a reader. */
export function Avatar({ face, size }: { face: Face; size: number }) {
  const gradient = useId();
  const pigment = face.pigment ?? pigmentOf(face.id);
  const swatch = size <= 16;
  const radius = size * 0.26;
  if (face.photo && !swatch) return <Photo face={face} photo={face.photo} size={size} />;
  if (face.base) {
    const look = { width: size, height: size, borderRadius: radius };
    if (swatch) return <span aria-hidden="true" style={{ ...look, background: `var(--pigment-${pigment})`, flex: 'none' }} />;
    return (
      <span className="tile" aria-hidden="true" style={{ ...look, fontSize: size * 0.44 }}>
        {graphemeOf(face.name)}
      </span>
    );
  }
  const [top, bottom] = pigments[pigment];
  const hash = hashOf(face.id);
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 40 40"
      aria-hidden="true"
      focusable="false"
      style={{ borderRadius: radius, flex: 'none', display: 'block' }}
    >
      <defs>
        <linearGradient id={gradient} gradientTransform={`rotate(${25 + (hash % 5) * 14} .5 .5)`}>
          <stop offset="0" stopColor={top} />
          <stop offset="1" stopColor={bottom} />
        </linearGradient>
      </defs>
      <rect width="40" height="40" fill={`url(#${gradient})`} />
      <Shapes kind={hash % 4} shade={bottom} />
      {!swatch && (
        <text x="20" y="20.5" dominantBaseline="central" textAnchor="middle" fill="#fff" fontSize="18.5" fontWeight="600">
          {graphemeOf(face.name)}
        </text>
      )}
    </svg>
  );
}

const initialsOf = (name: string) => {
  const words = name.trim().split(/\s+/);
  return words
    .slice(0, 2)
    .map((word) => graphemeOf(word))
    .join('');
};

export function Person({ name, size = 24 }: { name: string; size?: number }) {
  return (
    <span className="person" aria-hidden="true" style={{ width: size, height: size, fontSize: size * 0.4 }}>
      {initialsOf(name)}
    </span>
  );
}
