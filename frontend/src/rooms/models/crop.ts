/** A square cut out of a picture: its centre in the picture (0 to 1) and how much it is magnified. */
export type Cut = { x: number; y: number; zoom: number };
export type Size = { width: number; height: number };

export const whole: Cut = { x: 0.5, y: 0.5, zoom: 1 };
export const zooms = { min: 1, max: 5, step: 0.1 } as const;

const between = (low: number, value: number, high: number) => Math.min(Math.max(value, low), high);

/** The side of the square in the picture's pixels: all of the shorter side at zoom 1. */
const sideOf = ({ width, height }: Size, zoom: number) => Math.min(width, height) / zoom;

/** The square never leaves the picture. */
export const kept = (size: Size, cut: Cut): Cut => {
  const zoom = between(zooms.min, cut.zoom, zooms.max);
  const half = sideOf(size, zoom) / 2;
  return {
    zoom,
    x: between(half / size.width, cut.x, 1 - half / size.width),
    y: between(half / size.height, cut.y, 1 - half / size.height),
  };
};

/** By a share of the square's side: 0.1 to the right shows a tenth more of what lies to the right. */
export const moved = (size: Size, cut: Cut, dx: number, dy: number): Cut => {
  const side = sideOf(size, cut.zoom);
  return kept(size, { ...cut, x: cut.x + (dx * side) / size.width, y: cut.y + (dy * side) / size.height });
};

export const zoomed = (size: Size, cut: Cut, zoom: number): Cut => kept(size, { ...cut, zoom });

export const squareOf = (size: Size, cut: Cut): { left: number; top: number; side: number } => {
  const { x, y, zoom } = kept(size, cut);
  const side = sideOf(size, zoom);
  return { left: x * size.width - side / 2, top: y * size.height - side / 2, side };
};

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
export const pictureLimit = 5 * 1024 * 1024;

export const complaintAboutPicture = (file: Pick<File, 'type' | 'size'>): 'kind' | 'size' | null =>
  !pictureTypes.includes(file.type) ? 'kind' : file.size > pictureLimit ? 'size' : null;
