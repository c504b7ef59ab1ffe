import type { Placed } from './model';

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));
const someOf = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

/** Files that a system leaves in every folder, and nobody means. */
const isLitter = (name: string) => name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini';

async function inside(entry: FileSystemEntry, folder: string): Promise<Placed[]> {
  if (entry.isFile) return isLitter(entry.name) && folder ? [] : [{ file: await fileOf(entry as FileSystemFileEntry), folder }];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const below = folder ? `${folder}/${entry.name}` : entry.name;
  const found: Placed[] = [];
  for (let some = await someOf(reader); some.length > 0; some = await someOf(reader))
    for (const one of some) found.push(...(await inside(one, below)));
  return found;
}

/** What was dropped: files, and those in dropped folders with the folder they lie in. */
export async function droppedFiles(data: DataTransfer): Promise<Placed[]> {
  // Read at once: after the first wait the browser has forgotten what was dropped.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return [...data.files].map((file) => ({ file, folder: '' }));
  return (await Promise.all(entries.map((entry) => inside(entry, '')))).flat();
}

/** What was chosen; of a whole folder each file says where it lay. */
export const chosenFiles = (files: readonly File[]): Placed[] =>
  files
    .map((file) => ({ file, folder: (file.webkitRelativePath ?? '').split('/').slice(0, -1).join('/') }))
    .filter(({ file, folder }) => !folder || !isLitter(file.name));

/** Below the folder that is open. */
export const placedIn = (open: string, files: readonly Placed[]): Placed[] =>
  open ? files.map(({ file, folder }) => ({ file, folder: folder ? `${open}/${folder}` : open })) : [...files];
