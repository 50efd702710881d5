// keepOnEscape: Escape on a closed combobox would empty it and swallow the key; ours keeps the value and lets the dialog around it close.
export function keepOnEscape(details: { cancel: () => void; allowPropagation: () => void }): void {
  details.cancel();
  details.allowPropagation();
}
