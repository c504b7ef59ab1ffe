import { Button, Slider } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Cut, moved, type Size, squareOf, whole, zoomed, zooms } from '../crop';

type Props = { file: File; busy: boolean; onCancel: () => void; onDone: (picture: Blob) => void; onBad: () => void };

const view = 256;
const written = 512;
const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const cutOut = (picture: HTMLImageElement, size: Size, cut: Cut): Promise<Blob | null> => {
  const canvas = document.createElement('canvas');
  const { left, top, side } = squareOf(size, cut);
  canvas.width = canvas.height = Math.min(written, Math.max(1, Math.round(side)));
  canvas.getContext('2d')?.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
};

/** A square of the picture: dragged, or moved by arrow keys; zoomed by slider, wheel, plus and minus. */
export default function Crop({ file, busy, onCancel, onDone, onBad }: Props) {
  const { t } = useTranslation();
  const picture = useRef<HTMLImageElement>(null);
  const grabbed = useRef<{ x: number; y: number } | null>(null);
  const [address, setAddress] = useState('');
  const [size, setSize] = useState<Size | null>(null);
  const [cut, setCut] = useState(whole);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);

  const move = (dx: number, dy: number) => size && setCut((now) => moved(size, now, dx, dy));
  const zoom = (to: number) => size && setCut((now) => zoomed(size, now, to));
  const onKey = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    const step = event.shiftKey ? 0.15 : 0.03;
    if (arrow) move(arrow[0] * step, arrow[1] * step);
    else if (event.key === '+' || event.key === '=') zoom(cut.zoom + 0.2);
    else if (event.key === '-') zoom(cut.zoom - 0.2);
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!grabbed.current) return;
    move((grabbed.current.x - event.clientX) / view, (grabbed.current.y - event.clientY) / view);
    grabbed.current = { x: event.clientX, y: event.clientY };
  };
  const take = async () => {
    const blob = picture.current && size && (await cutOut(picture.current, size, cut));
    if (blob) onDone(blob);
    else onBad();
  };
  const square = size && squareOf(size, cut);
  const scale = square ? view / square.side : 1;
  return (
    <div className="cropbox">
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: the keys that move the picture need a place */}
      <div
        className="crop"
        role="application"
        aria-label={t('editor.avatar.area')}
        tabIndex={0}
        style={{ width: view, height: view }}
        onKeyDown={onKey}
        onWheel={(event) => zoom(cut.zoom - Math.sign(event.deltaY) * 0.15)}
        onPointerDown={(event) => {
          grabbed.current = { x: event.clientX, y: event.clientY };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          grabbed.current = null;
        }}
      >
        {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: the keys that move the picture need a place */}
        {address && (
          <img
            ref={picture}
            src={address}
            alt={t('editor.avatar.picture')}
            draggable={false}
            onLoad={(event) => setSize({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })}
            onError={onBad}
            style={
              size && square
                ? { width: size.width * scale, height: size.height * scale, left: -square.left * scale, top: -square.top * scale }
                : { visibility: 'hidden' }
            }
          />
        )}
        <span className="cropmask" aria-hidden="true" />
      </div>
      <div className="slide cropzoom">
        <IconPhoto size={14} stroke={1.6} aria-hidden="true" />
        <Slider
          size={3}
          thumbSize={14}
          label={null}
          thumbLabel={t('editor.avatar.zoom')}
          min={zooms.min}
          max={zooms.max}
          step={zooms.step}
          value={cut.zoom}
          onChange={zoom}
        />
        <IconPhoto size={18} stroke={1.6} aria-hidden="true" />
      </div>
      <div className="row cropfoot">
        <Button variant="default" size="xs" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button size="xs" loading={busy} disabled={!size} onClick={() => void take()}>
          {t('editor.avatar.set')}
        </Button>
      </div>
    </div>
  );
}
