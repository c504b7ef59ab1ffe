/** Before a row goes by a button of its own: the same button of the row beside it has the focus, or the section where none is left. */
export const focusBeside = (button: HTMLElement): void => {
  const row = button.closest('li');
  const beside = row?.nextElementSibling ?? row?.previousElementSibling;
  const other = [...(beside?.querySelectorAll('button') ?? [])].at(-1);
  (other ?? row?.closest('section'))?.focus();
};
