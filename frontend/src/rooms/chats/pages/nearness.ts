type Seen = (isNear: boolean) => void;

/** Who comes this near to what is in sight is drawn. */
const margin = '2400px 0px';

/**
 * Which turns of a chat are near what is in sight. After a jump many come near at once: they are told one in a frame, what is in
 * sight first, so that no frame draws them all.
 */
class Nearness {
  private readonly seen = new Map<Element, Seen>();
  private readonly coming = new Set<Element>();
  private readonly watch: IntersectionObserver;
  private scheduled = false;

  constructor(private readonly root: Element) {
    const take = (entries: IntersectionObserverEntry[]) => {
      for (const entry of entries) this.take(entry);
    };
    this.watch = new IntersectionObserver(take, { root, rootMargin: margin });
  }

  observe(element: Element, seen: Seen): () => void {
    this.seen.set(element, seen);
    this.watch.observe(element);
    return () => {
      this.watch.unobserve(element);
      this.seen.delete(element);
      this.coming.delete(element);
    };
  }

  private take({ target, isIntersecting }: IntersectionObserverEntry): void {
    if (isIntersecting) {
      this.coming.add(target);
      this.soon();
      return;
    }
    this.coming.delete(target);
    this.seen.get(target)?.(false);
  }

  private soon(): void {
    if (this.scheduled || this.coming.size === 0) return;
    this.scheduled = true;
    requestAnimationFrame(() => {
      this.scheduled = false;
      this.tellNearest();
      this.soon();
    });
  }

  private tellNearest(): void {
    const { top, bottom } = this.root.getBoundingClientRect();
    const distance = (element: Element) => {
      const box = element.getBoundingClientRect();
      return Math.max(0, top - box.bottom, box.top - bottom);
    };
    const [nearest] = [...this.coming].map((element) => ({ element, at: distance(element) })).sort((a, b) => a.at - b.at);
    if (!nearest) return;
    this.coming.delete(nearest.element);
    this.seen.get(nearest.element)?.(true);
  }
}

const byRoot = new WeakMap<Element, Nearness>();

/** Tells of one turn when it comes near what its scrolling box shows, and when it goes; the answer ends the telling. */
export const watchNear = (element: HTMLElement, near: Seen): (() => void) => {
  const root = element.closest('main');
  if (typeof IntersectionObserver === 'undefined' || !root) {
    near(true);
    return () => undefined;
  }
  const nearness = byRoot.get(root) ?? new Nearness(root);
  byRoot.set(root, nearness);
  return nearness.observe(element, near);
};
