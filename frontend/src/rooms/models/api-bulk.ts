import { hasType, problemOf } from '@/shared/http/problem';
import type { Model } from '@/shared/http/types';
import { readModel, saveModel } from './api';
import type { Changed, Edit } from './bulk';

const lanes = 4;
const tries = 3;

/** Read, then written only if nobody was in between; a lost race is run again on what is there now. */
async function changeModel({ id, name }: Pick<Model, 'id' | 'name'>, edit: Edit): Promise<Changed> {
  for (let turn = 1; ; turn++) {
    try {
      const { model, etag } = await readModel(id);
      const change = edit(model);
      if (!change) return { id, name, problem: null };
      return { id, name, problem: null, before: model, after: await saveModel(id, change, etag, '') };
    } catch (error) {
      if (!hasType(error, 'stale') || turn === tries) return { id, name, problem: problemOf(error) };
    }
  }
}

/** The same change to many models, a few at a time; one that fails does not stop the others. */
export async function changeModels(
  models: readonly Pick<Model, 'id' | 'name'>[],
  edit: Edit,
  onDone?: (count: number) => void,
): Promise<Changed[]> {
  const results: Changed[] = [];
  let next = 0;
  let done = 0;
  const lane = async () => {
    for (let i = next++; i < models.length; i = next++) {
      results[i] = await changeModel(models[i] as Model, edit);
      onDone?.(++done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, models.length) }, lane));
  return results;
}
