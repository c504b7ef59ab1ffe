/** Longer than any vision model looks at; a phone's photo becomes a tenth of its bytes. */
const longestSide = 2048;
/** From 0.9 on letters in a photographed page have no halos; above it bytes grow faster than what one sees. */
const quality = 0.9;

type Size = { width: number; height: number };

/** Within the longest side, in the same shape; never larger than it was. */
export const fitted = ({ width, height }: Size, longest = longestSide): Size => {
  const factor = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
};

const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/webp': 'webp', 'image/png': 'png' };
const named = (name: string, type: string): string => `${name.replace(/\.\w{1,5}$/, '')}.${endings[type] ?? 'png'}`;

const isOpaque = (pen: CanvasRenderingContext2D, { width, height }: Size): boolean => {
  const { data } = pen.getImageData(0, 0, width, height);
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
};

const drawn = async (bitmap: ImageBitmap, size: Size, file: File): Promise<File> => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const pen = canvas.getContext('2d');
  if (!pen) return file;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, 0, 0, size.width, size.height);
  // What shows through stays so: WebP. All else is JPEG, which every upstream reads.
  const wished = file.type === 'image/jpeg' || isOpaque(pen, size) ? 'image/jpeg' : 'image/webp';
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, wished, quality));
  if (!blob) return file;
  return new File([blob], blob.type === file.type ? file.name : named(file.name, blob.type), { type: blob.type });
};

/**
 * The picture as it is sent. A JPEG is always drawn anew: which way is up stands in notes that models do not read, and so does where
 * it was taken, which is nobody's business. A GIF stays as it is, since a canvas holds one frame. Throws when it is no picture.
 */
export const scaled = async (file: File): Promise<File> => {
  if (file.type === 'image/gif') return file;
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const size = fitted(bitmap);
    const keeps = size.width === bitmap.width && file.type !== 'image/jpeg';
    return keeps ? file : await drawn(bitmap, size, file);
  } finally {
    bitmap.close();
  }
};
