// Copies text. Some frames and old browsers refuse the clipboard, so there are two ways.

/** Returns whether the text is on the clipboard. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text);
  }
}

function copySelection(text: string): boolean {
  const selection = getSelection();
  if (!selection) return false;
  const holder = document.createElement("pre");
  holder.textContent = text;
  document.body.append(holder);
  selection.selectAllChildren(holder);
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    selection.removeAllRanges();
    holder.remove();
  }
}
